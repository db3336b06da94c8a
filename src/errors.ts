/** What went wrong, as a word to branch on. */
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
