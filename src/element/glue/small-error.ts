import { GestureError, type GestureErrorCode } from '../../errors.js';

const SMALL: ReadonlySet<GestureErrorCode> = new Set([
  'no-hand',
  'not-enough-samples',
  'not-trained',
  'invalid-archive',
  'worker-stopped',
]);

/** Whether an error doesn't stop a pad that runs. */
export function isSmall(error: Error): boolean {
  return error instanceof GestureError && SMALL.has(error.code);
}
