import { withBlueprint } from '../../blueprint.js';
import { checkOptions } from '../../check-options.js';
import { resolveUrl } from '../../resolve-url.js';
import type { BackbonePlugin } from '../backbone.js';
import type { ModelFiles } from './load-hand.js';

/** Options of {@link hand}. */
export interface HandOptions {
  /**
   * The model.json of MediaPipe's hand-landmark network as a TensorFlow.js graph model, with its weights beside it.
   * Relative URLs count from the page. Default: the copy that comes with this package.
   */
  modelUrl?: string | URL | undefined;
}

/**
 * Finds the hand anywhere in the picture, follows it from frame to frame, reads its 21 landmarks, and describes the
 * gesture by 927 numbers made of what the network sees of the hand alone: not where the hand is, how large or which of
 * the two, and nothing of the background; whether fingers point up or down counts a little. Frames without a hand have
 * no features. The network is MediaPipe's hand-landmark model (lite; Zhang et al. 2020, arXiv:2006.10214), which reads a
 * square of 224×224 pixels.
 *
 * @throws `TypeError` when `modelUrl` is not a URL. Loading rejects with GestureError 'model-unavailable'.
 */
export function hand(options: HandOptions = {}): BackbonePlugin {
  checkOptions('hand', options);
  const { modelUrl } = options;
  return handFrom(modelUrl === undefined ? bundled() : { model: resolveUrl(modelUrl) });
}

/** The backbone whose files are there. */
export function handFrom(files: ModelFiles): BackbonePlugin {
  const plugin: BackbonePlugin = {
    name: 'hand',
    starter: 'hand',
    async load(context) {
      const { loadHand } = await import('./load-hand.js');
      return loadHand(files, context);
    },
  };
  return withBlueprint(plugin, { model: files.model.href, weights: files.weights?.href });
}

/** Both files by literal URLs: bundlers give each a name of its own, and the model's own word for the other is lost. */
function bundled(): ModelFiles {
  return {
    model: resolveUrl(new URL('./assets/handlandmark-lite.json', import.meta.url)),
    weights: resolveUrl(new URL('./assets/handlandmark-lite.bin', import.meta.url)),
  };
}
