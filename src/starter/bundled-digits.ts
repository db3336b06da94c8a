import { resolveUrl } from '../resolve-url.js';

/** The backbones that there is a starter for. */
export type Started = 'hand' | 'mobilenet';

/**
 * The bundled starter of a backbone: a `.gesture` file of feature vectors of drawn hands, made by tools/starter. How, and
 * what it knows, is in docs/starter.md.
 */
export function bundledDigits(backbone: Started): URL {
  const url =
    backbone === 'mobilenet'
      ? new URL('./assets/digits-mobilenet.gesture', import.meta.url)
      : new URL('./assets/digits-hand.gesture', import.meta.url);
  return resolveUrl(url);
}
