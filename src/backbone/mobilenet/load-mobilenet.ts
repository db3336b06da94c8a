import { centreSquare, type View } from '../../frame/view.js';
import type { Backbone, BackboneContext, Reading } from '../backbone.js';
import { unavailable } from '../download.js';
import { fingerprint } from '../fingerprint.js';
import { saveGraph } from '../graph/saved-graph.js';
import { chainGraph } from './chain-graph.js';
import { fold } from './fold.js';
import { LAST_LAYER, readTopology, type ConvolutionSpec } from './layers-model.js';
import { fetchModel, loadModel, type ModelLoader } from './model-files.js';
import { Network } from './network.js';
import { normalise } from './normalise.js';

/** Side of the input, in pixels. */
const SIDE = 224;

/**
 * Reads the model, folds it and warms it up.
 * @throws GestureError 'model-unavailable' with the URL and the reason; the signal's reason.
 */
export async function loadMobilenet(
  location: URL | ModelLoader,
  { engine, signal, onProgress }: BackboneContext,
): Promise<Backbone> {
  const model =
    location instanceof URL ? await fetchModel(location, signal) : await loadModel(location, signal);
  const specs = readTopology(model.topology, model.url);
  const weights = await model.weights(new Set(specs.flatMap(weightNames)), { engine, signal, onProgress });
  const chain = specs.map((spec) => fold(spec, weights, model.url));
  const network = new Network(await import('@tensorflow/tfjs-core'), engine, chain);
  const input = new Float32Array(SIDE * SIDE * 3);
  const dimensions = await probe(network, input, model.url);
  const read = async (view: View): Promise<Reading> => {
    normalise(view.read(centreSquare(view), SIDE).data, input);
    return { features: await network.run(input, SIDE) };
  };
  return {
    id: `mobilenet_v1/${LAST_LAYER}/${fingerprint(chain.flatMap(({ kernel, bias }) => [kernel, bias]))}`,
    dimensions,
    preprocessing: { crop: 'centre square', width: SIDE, height: SIDE, channels: 'RGB', min: -1, max: 1 },
    network: () => saveGraph(chainGraph(chain, SIDE)),
    open: () => ({ read }),
    dispose: () => network.dispose(),
  };
}

/** Every weight that one convolution and its batch normalisation can have. */
function weightNames({ name, norm }: ConvolutionSpec): string[] {
  const of = (layer: string, kinds: readonly string[]): string[] => kinds.map((kind) => `${layer}/${kind}`);
  return [
    ...of(name, ['kernel', 'depthwise_kernel', 'bias']),
    ...of(norm.name, ['gamma', 'beta', 'moving_mean', 'moving_variance']),
  ];
}

/** The first run compiles and warms up, and shows whether the shapes fit together. */
async function probe(network: Network, input: Float32Array, url: string): Promise<number> {
  try {
    return (await network.run(input, SIDE)).length;
  } catch (cause) {
    network.dispose();
    throw unavailable(url, `its layers don't fit together (${String(cause)})`, cause);
  }
}
