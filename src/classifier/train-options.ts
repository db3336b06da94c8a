import type { AbortOptions } from '../abort.js';
import type { HeadTrainOptions } from '../head/head.js';

/** Options of a training. Heads that train in closed form need none of them. */
export interface TrainOptions extends AbortOptions, Pick<HeadTrainOptions, 'onEpoch' | 'onBatch'> {
  /** A whole number that makes a training repeatable. Default: chosen at random. */
  seed?: number | undefined;
  /** Passes over all samples, 1 to 10,000. Default: the head's. */
  epochs?: number | undefined;
  /** Samples a step, 1 to 10,000. Default: the head's. */
  batchSize?: number | undefined;
  /** Step size of the optimiser, above 0 and at most 1. Default: the head's. */
  learningRate?: number | undefined;
}

/** @throws `TypeError` that names the option that is wrong. */
export function checkTrainOptions({ seed, epochs, batchSize, learningRate }: TrainOptions): void {
  if (seed !== undefined && !Number.isSafeInteger(seed)) {
    throw new TypeError(`train: seed must be a whole number, not ${String(seed)}.`);
  }
  for (const [name, value] of Object.entries({ epochs, batchSize })) {
    if (value !== undefined && !(Number.isInteger(value) && value > 0)) {
      throw new TypeError(`train: ${name} must be a whole number above 0, not ${String(value)}.`);
    }
  }
  if (learningRate !== undefined && !(Number.isFinite(learningRate) && learningRate > 0)) {
    throw new TypeError(`train: learningRate must be a number above 0, not ${String(learningRate)}.`);
  }
}
