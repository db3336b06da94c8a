import { withBlueprint } from '../../blueprint.js';
import { checkOptions } from '../../check-options.js';
import { resolveUrl } from '../../resolve-url.js';
import type { BackbonePlugin } from '../backbone.js';
import type { ModelLoader } from './model-files.js';

/** Options of {@link mobilenet}. */
export interface MobilenetOptions {
  /**
   * The model.json of a TensorFlow.js layers model of MobileNetV1 for 224×224 pictures, or a TensorFlow.js
   * `IOHandler`. Relative URLs count from the page. Default: the weights in this package, which were trained on hands.
   */
  modelUrl?: string | URL | ModelLoader | undefined;
}

/** Bytes of the bundled weights. */
const USUAL_BYTES = 579_496;

/**
 * MobileNetV1 0.25 (Howard et al. 2017, arXiv:1704.04861) up to `conv_pw_13_relu`. Batch normalisation is folded into
 * the kernels and each layer runs as one fused operation.
 *
 * - With the weights in this package, it was trained on hands: a square of the frame, at 128×128 pixels, becomes a
 *   description of the gesture (259 numbers), what the hand is before left out, and roughly where the hand is. A hand is
 *   found in squares as high as the frame (the middle one, and its ends in turn), and read in one close around it, which
 *   follows it. One pass a frame, every other one in the mirror, and two or three where a hand is found or lost (single
 *   pictures: from ten on, until the square fits, and from farther and nearer and in the mirror; smaller squares too where
 *   those show no hand, in one of 4:3 fifteen in all): several times faster than `hand()`. As accurate with the ten digits
 *   in photographs, less so in rooms that are new to it and with gestures that it never saw. Frames without a hand have no
 *   features.
 * - With a `modelUrl`, it is as in transfer learning with a webcam: the middle square at 224×224 pixels becomes the
 *   activation of the last layer, 7×7×256 features (12,544 numbers in [0, 6]; fewer or more channels for other widths of
 *   the network). Sees the whole picture, background included: teach and use it in the same place.
 *
 * @throws `TypeError` when `modelUrl` is not a URL. Loading rejects with GestureError 'model-unavailable'.
 */
export function mobilenet(options: MobilenetOptions = {}): BackbonePlugin {
  checkOptions('mobilenet', options);
  const { modelUrl } = options;
  if (modelUrl === undefined) return handsFrom(bundledWeights());
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

/** The backbone whose weights, trained on hands, are there. */
export function handsFrom(url: URL): BackbonePlugin {
  const plugin: BackbonePlugin = {
    name: 'mobilenet',
    starter: 'mobilenet',
    async load(context) {
      const { loadHands } = await import('./load-hands.js');
      return loadHands(url, USUAL_BYTES, context);
    },
  };
  return withBlueprint(plugin, { hands: url.href });
}

function bundledWeights(): URL {
  return resolveUrl(new URL('./assets/mobilenet-hands.safetensors', import.meta.url));
}
