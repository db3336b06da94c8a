import { resolveUrl } from '../resolve-url.js';

/**
 * The bundled starter: a `.gesture` file of feature vectors of drawn hands, made by tools/starter. How, and what it
 * knows, is in docs/starter.md.
 */
export function bundledDigits(): URL {
  return resolveUrl(new URL('./assets/digits-hand.gesture', import.meta.url));
}
