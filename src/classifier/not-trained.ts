import { GestureError } from '../errors.js';

/** The error for a classifier that can't predict yet. */
export function notTrained(): GestureError {
  return new GestureError('not-trained', 'Nothing has been learned yet: add samples, then call train().');
}
