import type { AbortOptions } from '../abort.js';

/** Options of a stream of predictions. */
export interface PredictStreamOptions extends AbortOptions {
  /** Frames a second at most, above 0. Default: as they come; a frame that arrives while one is read replaces any that waits. */
  maxRate?: number | undefined;
  /** Milliseconds over which scores are averaged, 0 or more; 0 turns it off. Default: 120. */
  smoothing?: number | undefined;
}

/** Three to four frames of a camera: measured, more brings nothing but delay. */
const DEFAULT_SMOOTHING = 120;

/**
 * Fills in defaults.
 * @throws `TypeError` that names the option that is wrong.
 */
export function checkStreamOptions({ maxRate, smoothing = DEFAULT_SMOOTHING }: PredictStreamOptions): {
  /** Milliseconds from one frame to the next at least. */
  readonly interval: number;
  readonly smoothing: number;
} {
  if (maxRate !== undefined && !(typeof maxRate === 'number' && maxRate > 0)) {
    throw new TypeError(`predictStream: maxRate must be a number above 0, not ${String(maxRate)}.`);
  }
  if (!(Number.isFinite(smoothing) && smoothing >= 0)) {
    throw new TypeError(`predictStream: smoothing must be 0 or more milliseconds, not ${String(smoothing)}.`);
  }
  return { interval: 1000 / (maxRate ?? Infinity), smoothing };
}
