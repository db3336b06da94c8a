/**
 * What went wrong, as a word to branch on:
 *
 * - 'backend-unavailable': nothing that computes could be started, or all of it was lost.
 * - 'model-unavailable': a model's files could not be loaded, or make no sense.
 * - 'camera-unavailable': there is no camera, it is in use, or it may not be used.
 * - 'no-hand': a sample was to be taken of a frame that shows no hand.
 * - 'not-enough-samples': fewer than two labels have samples to train on, or are known from a starter.
 * - 'not-trained': nothing was learnt yet.
 * - 'invalid-archive': a file is damaged, of another kind, or doesn't fit here.
 * - 'worker-stopped': the worker that did the work has ended; the next call starts another one.
 * - 'disposed': the classifier was disposed of.
 */
export type GestureErrorCode =
  | 'backend-unavailable'
  | 'model-unavailable'
  | 'camera-unavailable'
  | 'no-hand'
  | 'not-enough-samples'
  | 'not-trained'
  | 'invalid-archive'
  | 'worker-stopped'
  | 'disposed';

/**
 * The one error class of this library. Branch on {@link GestureError.code}, never on the message, which is
 * written for people and may change. Wrong arguments are `TypeError`s instead; what a browser or a network
 * reported is the `cause`.
 */
export class GestureError extends Error {
  /** What went wrong, as a word to branch on. */
  readonly code: GestureErrorCode;

  /**
   * Makes an error to throw or to reject with.
   *
   * @param code - What went wrong.
   * @param message - A sentence that says what was wrong and what to do about it.
   * @param options - `cause`: the error this one explains.
   */
  constructor(code: GestureErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'GestureError';
    this.code = code;
  }
}
