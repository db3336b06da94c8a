import { centreSquare, type View } from '../../frame/view.js';
import type { Backbone, BackboneContext, Reading } from '../backbone.js';
import { fingerprint } from '../fingerprint.js';
import { saveGraph } from '../graph/saved-graph.js';
import { chainGraph } from './chain-graph.js';
import { fold } from './fold.js';
import { LAST_LAYER, readTopology, type ConvolutionSpec } from './layers-model.js';
import { fetchModel, loadModel, type ModelLoader } from './model-files.js';
import { normalise } from './normalise.js';
import { openChain } from './open-chain.js';

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
  const graph = chainGraph(chain, SIDE);
  const network = await openChain(graph, engine, model.url);
  const [height, width, channels] = network.shape;
  const input = new Float32Array(SIDE * SIDE * 3);
  const read = async (view: View): Promise<Reading> => {
    normalise(view.read(centreSquare(view), SIDE).data, input);
    return { features: await network.run(input) };
  };
  return {
    id: `mobilenet_v1/${LAST_LAYER}/${fingerprint(chain.flatMap(({ kernel, bias }) => [kernel, bias]))}`,
    dimensions: height * width * channels,
    preprocessing: { crop: 'centre square', width: SIDE, height: SIDE, channels: 'RGB', min: -1, max: 1 },
    network: () => saveGraph(graph),
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
