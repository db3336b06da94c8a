import { MAX_HALF, toHalf } from './half.js';
import { newId } from './new-id.js';
import { SampleList } from './sample-list.js';
import type { StoredSample } from './sample.js';

/**
 * The samples of one classifier with their feature vectors, in the order they were added.
 *
 * Each feature vector has a typed array of its own, which nobody writes to once it is made: adding never moves the
 * others, so the 5,000th sample costs what the first did. Memory is 2 bytes a feature: 25 kB a sample of 12,544
 * features.
 */
export class SampleStore<L extends string = string> extends SampleList<L, StoredSample<L>> {
  /** Length of a feature vector. */
  readonly dimensions: number;

  /**
   * @param labels - In display order, each once.
   * @param dimensions - Length of a feature vector.
   */
  constructor(labels: readonly L[], dimensions: number) {
    super(labels);
    this.dimensions = dimensions;
  }

  /**
   * Adds a sample, with the time of now.
   *
   * @param features - `dimensions` finite numbers within ±65,504. Copied.
   * @param label - One of `labels`.
   * @param id - One that no other sample has.
   * @throws TypeError for another label, another length, or numbers that half precision can't hold.
   */
  add(features: Float32Array, label: L, id = newId()): StoredSample<L> {
    this.checkLabel(label);
    this.#checkLength(features.length);
    for (let i = 0; i < features.length; i++) {
      // Written so that NaN fails too.
      if (!(Math.abs(features[i]) <= MAX_HALF)) {
        throw new TypeError(
          `Feature ${i} is ${features[i]}: a sample takes finite numbers within ±${MAX_HALF}.`,
        );
      }
    }
    const sample = Object.freeze({
      id,
      label,
      addedAt: Date.now(),
      features: toHalf(features),
    });
    this.insert(sample);
    return sample;
  }

  /** @throws TypeError also for another length. */
  override restore(samples: readonly StoredSample<L>[]): void {
    for (const { features } of samples) this.#checkLength(features.length);
    super.restore(samples);
  }

  #checkLength(length: number): void {
    if (length !== this.dimensions) {
      throw new TypeError(`A sample here has ${this.dimensions} features, not ${length}.`);
    }
  }
}
