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
  modelUrl?: string | URL;
}

/**
 * Finds the hand anywhere in the picture, follows it from frame to frame, reads its 21 landmarks, and describes the
 * gesture by what the network sees of the hand alone: not where the hand is, how large, how tilted or which of the
 * two, and nothing of the background. The network is MediaPipe's hand-landmark model (lite).
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
