import { centreSquare, type View } from '../../frame/view.js';
import type { Backbone, BackboneContext, BackbonePlugin, Reading, SavedNetwork } from '../backbone.js';
import { checkGraph } from './check-graph.js';
import { graphId } from './graph-id.js';
import { GraphNetwork } from './graph-network.js';
import type { Graph, GraphInput } from './graph.js';
import { readGraph, saveGraph } from './saved-graph.js';

/** What each channel counts for in a grey picture (ITU-R BT.601, as Teachable Machine has it). */
const GREY = [0.2989, 0.587, 0.114] as const;

/**
 * The backbone whose network a file brought: what people trained with Teachable Machine, or with `mobilenet()`.
 * @param name - As the file has it.
 */
export function networkBackbone(name: string, network: SavedNetwork): BackbonePlugin {
  return { name, load: (context) => load(name, network, context) };
}

async function load(name: string, saved: SavedNetwork, context: BackboneContext): Promise<Backbone> {
  const graph = readGraph(saved);
  const { engine, signal, onProgress } = context;
  signal?.throwIfAborted();
  const network = await GraphNetwork.open(graph, engine);
  const input = new Float32Array(graph.input.size ** 2 * graph.input.channels);
  onProgress?.(1);
  const read = async (view: View): Promise<Reading> => {
    fill(input, view.read(centreSquare(view), graph.input.size).data, graph.input);
    return { features: await network.run(input) };
  };
  return {
    id: graphId(name, graph),
    dimensions: dimensionsOf(graph),
    preprocessing: preprocessingOf(graph.input),
    network: () => saveGraph(graph),
    travels: true,
    open: () => ({ read }),
    dispose: () => network.dispose(),
  };
}

/** Length of a graph's feature vector. */
export function dimensionsOf(graph: Graph): number {
  const [height, width, channels] = checkGraph(graph).at(-1)!;
  return height * width * channels;
}

/** What is done to frames, for people who read a file. */
export function preprocessingOf({ size, channels, divisor }: GraphInput): Backbone['preprocessing'] {
  const read = {
    crop: 'centre square',
    width: size,
    height: size,
    channels: channels === 3 ? 'RGB' : 'grey',
  };
  return { ...read, min: -1, max: 255 / divisor - 1 };
}

/** RGBA bytes to numbers from −1 on. */
function fill(
  out: Float32Array,
  pixels: Uint8ClampedArray | Uint8Array,
  { channels, divisor }: GraphInput,
): void {
  for (let i = 0, p = 0; i < out.length; p += 4) {
    if (channels === 1) {
      const grey = GREY[0] * pixels[p] + GREY[1] * pixels[p + 1] + GREY[2] * pixels[p + 2];
      out[i++] = grey / divisor - 1;
    } else {
      for (let c = 0; c < 3; c++) out[i++] = pixels[p + c] / divisor - 1;
    }
  }
}
