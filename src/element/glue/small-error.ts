import { GestureError, type GestureErrorCode } from '../../errors.js';

const SMALL: ReadonlySet<GestureErrorCode> = new Set([
  'no-hand',
  'not-enough-samples',
  'not-trained',
  'invalid-archive',
  'worker-stopped',
]);

/** Whether a file is damaged, or of another kind. */
export function isInvalid(error: unknown): error is GestureError {
  return error instanceof GestureError && error.code === 'invalid-archive';
}

/** Whether an error doesn't stop a pad that runs. */
export function isSmall(error: Error): boolean {
  return error instanceof GestureError && SMALL.has(error.code);
}
