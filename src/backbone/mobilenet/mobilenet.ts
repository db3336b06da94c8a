import { centreSquare, type View } from '../../frame/view.js';
import type { Backbone, BackboneContext, BackbonePlugin, Reading } from '../backbone.js';
import { resolveUrl, unavailable } from '../download.js';
import { fingerprint } from '../fingerprint.js';
import { fold } from './fold.js';
import { LAST_LAYER, readTopology, type ConvolutionSpec } from './layers-model.js';
import { fetchModel, loadModel, type ModelFiles, type ModelLoader } from './model-files.js';
import { Network } from './network.js';

/** Options of {@link mobilenet}. */
export interface MobilenetOptions {
  /**
   * The model.json of a TensorFlow.js layers model of MobileNetV1 for 224×224 pictures, or a TensorFlow.js
   * `IOHandler`. Relative URLs count from the page. Default: the ImageNet weights that the TensorFlow.js webcam
   * examples use, from their server.
   */
  modelUrl?: string | URL | ModelLoader;
}

const DEFAULT_URL = 'https://storage.googleapis.com/tfjs-models/tfjs/mobilenet_v1_0.25_224/model.json';

/** Side of the input, in pixels. */
const SIDE = 224;

/**
 * MobileNetV1 (Howard et al. 2017, arXiv:1704.04861) cut at `conv_pw_13_relu`, as in transfer learning with a
 * webcam: the middle square of the frame becomes 7×7×256 features (12,544 numbers in [0, 6]; fewer or more channels
 * for other widths of the network). Batch normalisation is folded into the kernels and each layer runs as one
 * fused operation.
 *
 * Sees the whole picture, background included: teach and use it in the same place.
 *
 * @throws `TypeError` when `modelUrl` is not a URL. Loading rejects with GestureError 'model-unavailable'.
 */
export function mobilenet({ modelUrl = DEFAULT_URL }: MobilenetOptions = {}): BackbonePlugin {
  const location = typeof modelUrl === 'string' || modelUrl instanceof URL ? resolveUrl(modelUrl) : modelUrl;
  return {
    name: 'mobilenet',
    async load(context) {
      const { signal } = context;
      const model =
        location instanceof URL ? await fetchModel(location, signal) : await loadModel(location, signal);
      return load(model, context);
    },
  };
}

async function load(model: ModelFiles, { engine, signal, onProgress }: BackboneContext): Promise<Backbone> {
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

/** RGBA bytes to RGB numbers in [−1, 1]. */
function normalise(pixels: Uint8ClampedArray | Uint8Array, out: Float32Array): void {
  for (let i = 0, p = 0; i < out.length; i += 3, p += 4) {
    out[i] = pixels[p] / 127.5 - 1;
    out[i + 1] = pixels[p + 1] / 127.5 - 1;
    out[i + 2] = pixels[p + 2] / 127.5 - 1;
  }
}
