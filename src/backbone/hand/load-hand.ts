import type { Engine } from '../../backends/backend.js';
import type { Backbone, BackboneContext } from '../backbone.js';
import { download, unavailable } from '../download.js';
import { WELL_EXPOSED } from '../exposure.js';
import { fingerprint } from '../fingerprint.js';
import { isManifest, weightsUrl } from '../manifest.js';
import { DESCRIPTION, DIMENSIONS, SAME_GESTURE } from './description.js';
import { HandReader } from './hand-reader.js';
import { planOf, type GraphTopology } from './landmark-graph.js';
import { INPUT_SIDE, LandmarkNetwork, type StoredWeights } from './landmark-network.js';

/** Bytes of the bundled model: its two files come at the same time, and progress counts them together. */
const USUAL_BYTES = 83_013 + 2_023_432;

/** Where a graph model is. */
export interface ModelFiles {
  /** Its model.json. */
  readonly model: URL;
  /** Its weights. Default: where the model.json says. */
  readonly weights?: URL;
}

/** What is read of a graph model's JSON, as far as anybody knows. */
interface GraphModel {
  readonly modelTopology?: GraphTopology | null;
  readonly weightsManifest?: unknown;
}

/**
 * Loads the hand-landmark network and makes the backbone.
 * @throws GestureError 'model-unavailable' with the URL and the reason; `signal.reason` when aborted.
 */
export async function loadHand(
  files: ModelFiles,
  { engine, signal, onProgress }: BackboneContext,
): Promise<Backbone> {
  const { model: url } = files;
  let bytes = 0;
  const onBytes = (count: number): void => onProgress?.(Math.min(1, (bytes += count) / USUAL_BYTES));
  // Where both addresses are known, neither waits for the other.
  const early = files.weights && download(files.weights, { signal, onBytes });
  early?.catch(() => undefined);
  const { bytes: json, contentType } = await download(url, { signal, onBytes });
  const model = parse(json, contentType, url);
  const { modelTopology: topology, weightsManifest: manifest } = model;
  const [group, ...more] = isManifest(manifest) ? manifest : [];
  if (!Array.isArray(topology?.node) || !group || more.length > 0 || group.paths.length !== 1) {
    throw unavailable(url, 'it is no TensorFlow.js graph model with one file of weights');
  }
  const weights = await (early ?? download(weightsUrl(group.paths[0], url), { signal, onBytes }));
  const specs = group.weights as StoredWeights['specs'];
  const expected = specs.reduce((sum, spec) => sum + bytesOf(spec), 0);
  if (weights.bytes.length !== expected) {
    throw unavailable(url, `${group.paths[0]} should hold ${expected} bytes and has ${weights.bytes.length}`);
  }
  const network = await build(url, topology, { specs, data: weights.bytes.buffer }, engine);
  const words = new Float32Array(weights.bytes.buffer, 0, weights.bytes.length >> 2);
  onProgress?.(1);
  return {
    id: `handlandmark/${DESCRIPTION}/${fingerprint([words])}`,
    dimensions: DIMENSIONS,
    preprocessing: {
      crop: 'rotated square around the hand, one of the two hands mirrored',
      light: WELL_EXPOSED,
      width: INPUT_SIDE,
      height: INPUT_SIDE,
      channels: 'RGB',
      min: 0,
      max: 1,
    },
    sameGesture: SAME_GESTURE,
    open: () => new HandReader(network),
    dispose: () => network.dispose(),
  };
}

function parse(bytes: Uint8Array, contentType: string, url: URL): GraphModel {
  try {
    return (JSON.parse(new TextDecoder().decode(bytes)) ?? {}) as GraphModel;
  } catch (cause) {
    const what = contentType.includes('html') ? 'a web page (HTML)' : 'no JSON';
    throw unavailable(url, `what came is ${what}`, cause);
  }
}

/** Size of a weight in its file: 4 bytes a number, or 2 in half precision. */
function bytesOf({ shape, quantization }: StoredWeights['specs'][number]): number {
  return shape.reduce((product, length) => product * length, quantization?.dtype === 'float16' ? 2 : 4);
}

/** Makes the network and runs it once, which compiles and warms up, and shows whether its parts fit together. */
async function build(
  url: URL,
  topology: GraphTopology,
  weights: StoredWeights,
  engine: Engine,
): Promise<LandmarkNetwork> {
  const tf = await import('@tensorflow/tfjs-core');
  let network: LandmarkNetwork | undefined;
  try {
    network = new LandmarkNetwork(tf, engine, planOf(topology), weights);
    const blank = {
      data: new Uint8Array(INPUT_SIDE * INPUT_SIDE * 4),
      width: INPUT_SIDE,
      height: INPUT_SIDE,
    };
    const { landmarks } = await network.look(blank, false);
    if (landmarks.length !== 63 || !landmarks.every(Number.isFinite))
      throw new Error('its results are no landmarks');
    return network;
  } catch (cause) {
    network?.dispose();
    throw unavailable(
      url,
      `its parts don't fit together (${cause instanceof Error ? cause.message : String(cause)})`,
      cause,
    );
  }
}
