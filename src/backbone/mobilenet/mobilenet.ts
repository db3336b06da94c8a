import { withBlueprint } from '../../blueprint.js';
import { resolveUrl } from '../../resolve-url.js';
import type { BackbonePlugin } from '../backbone.js';
import type { ModelLoader } from './model-files.js';

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
  const plugin: BackbonePlugin = {
    name: 'mobilenet',
    async load(context) {
      const { loadMobilenet } = await import('./load-mobilenet.js');
      return loadMobilenet(location, context);
    },
  };
  // An IOHandler is code of the page's own, which can't be posted.
  return location instanceof URL ? withBlueprint(plugin, { modelUrl: location.href }) : plugin;
}
