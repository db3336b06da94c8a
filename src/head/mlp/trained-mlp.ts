import type { SavedHead, TrainedHead } from '../head.js';
import type { Recipe } from './recipe.js';
import { pickLabels, toSaved, type Weights } from './weights.js';

/**
 * A trained network. It scores in plain JavaScript: that takes about a millisecond, saves reading back from the
 * graphics card, needs no tensors that could be lost with a WebGL context, and gives the same scores bit for bit
 * whatever the backend is.
 */
export class TrainedMlp implements TrainedHead {
  /**
   * @param weights - Not to be changed any more.
   * @param trainedLabels - Indices of the labels that had samples, at least one, rising.
   * @param recipe - How it was trained, for {@link save}.
   */
  constructor(
    private readonly weights: Weights,
    private readonly trainedLabels: readonly number[],
    private readonly recipe: Recipe,
  ) {}

  score(features: Float32Array): Float32Array {
    const { labels, outputKernel, outputBias } = this.weights;
    const hidden = this.#hidden(features);
    const logits = this.trainedLabels.map((label) =>
      hidden.reduce((sum, unit, i) => sum + unit * outputKernel[i * labels + label], outputBias[label]),
    );
    // Labels without samples stay out of the softmax, so they get nothing and the others sum to 1. The largest is
    // taken away first, because exp overflows above 709.
    const largest = Math.max(...logits);
    const exps = logits.map((logit) => Math.exp(logit - largest));
    const total = exps.reduce((sum, exp) => sum + exp, 0);
    const scores = new Float32Array(labels);
    this.trainedLabels.forEach((label, i) => (scores[label] = exps[i] / total));
    return scores;
  }

  save(): SavedHead {
    const { hiddenUnits, learningRate, epochs, batchSize } = this.recipe;
    return {
      settings: { hiddenUnits, learningRate, epochs, batchSize, trainedLabels: [...this.trainedLabels] },
      arrays: toSaved(this.weights),
    };
  }

  relabel(from: readonly (number | null)[]): TrainedMlp | null {
    const trained = new Set<number | null>(this.trainedLabels);
    const left = [...from.keys()].filter((label) => trained.has(from[label]));
    return left.length === 0 ? null : new TrainedMlp(pickLabels(this.weights, from), left, this.recipe);
  }

  /** There are no tensors to free. */
  dispose(): void {}

  #hidden(features: Float32Array): Float64Array {
    const { hiddenUnits, hiddenKernel, hiddenBias } = this.weights;
    const sums = Float64Array.from(hiddenBias);
    for (let i = 0; i < features.length; i++) {
      const feature = features[i];
      // Three quarters of MobileNet's features are zero.
      if (feature === 0) continue;
      const row = i * hiddenUnits;
      for (let unit = 0; unit < hiddenUnits; unit++) sums[unit] += feature * hiddenKernel[row + unit];
    }
    for (let unit = 0; unit < hiddenUnits; unit++) if (sums[unit] < 0) sums[unit] = 0;
    return sums;
  }
}
