import { fromHalf } from '../../samples/half.js';
import type { BatchReport, EpochReport, TrainingSet } from '../head.js';
import type { Network, Turn } from './network.js';
import { randomBelow, shuffle } from './random.js';
import type { Recipe } from './recipe.js';

/**
 * Trains one network on some samples of a set, epoch by epoch. Samples are decoded from half precision a batch at
 * a time, into the same memory, so that a large set costs no more of it than a small one.
 */
export class Fit {
  readonly #order: number[];
  readonly #random;
  readonly #features: Float32Array<ArrayBuffer>;
  readonly #targets: Float32Array;
  #epoch = 0;

  /**
   * @param set - All samples.
   * @param indices - Those to train on.
   * @param labels - Number of labels.
   * @param seed - Of the order of samples.
   */
  constructor(
    private readonly network: Network,
    private readonly set: TrainingSet,
    indices: readonly number[],
    private readonly labels: number,
    private readonly recipe: Recipe,
    seed: number,
  ) {
    const size = Math.min(recipe.batchSize, indices.length);
    this.#order = [...indices];
    this.#random = randomBelow(seed);
    this.#features = new Float32Array(size * set.samples[0].features.length);
    this.#targets = new Float32Array(size * labels);
  }

  /**
   * Goes through all samples once, in a new random order.
   * @throws `Error` where the loss is no longer a number, and whatever `turn` or `onBatch` throw.
   */
  async runEpoch(turn: Turn, onBatch?: (report: BatchReport) => void): Promise<EpochReport> {
    const { batchSize, epochs } = this.recipe;
    const epoch = this.#epoch++;
    let loss = 0;
    let right = 0;
    shuffle(this.#order, this.#random);
    for (let from = 0; from < this.#order.length; from += batchSize) {
      const indices = this.#order.slice(from, from + batchSize);
      this.#fill(indices);
      const batch = { size: indices.length, features: this.#features, targets: this.#targets };
      const step = await this.network.step(batch, turn);
      if (!Number.isFinite(step.loss)) {
        throw new Error('mlp: the loss is no longer a number; try a smaller learningRate.');
      }
      loss += step.loss * indices.length;
      right += step.right;
      onBatch?.({ epoch, batch: from / batchSize, loss: step.loss });
    }
    const samples = this.#order.length;
    return { epoch, epochs, loss: loss / samples, accuracy: right / samples };
  }

  #fill(indices: readonly number[]): void {
    const { samples, targets } = this.set;
    this.#targets.fill(0);
    indices.forEach((index, row) => {
      const { features } = samples[index];
      fromHalf(features, this.#features.subarray(row * features.length));
      this.#targets[row * this.labels + targets[index]] = 1;
    });
  }
}
