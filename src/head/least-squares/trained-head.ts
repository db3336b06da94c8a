import { inverseLength } from '../../samples/unit-length.js';
import type { SavedHead, TrainedHead } from '../head.js';
import { toProbabilities } from './calibration.js';
import { relabelFit } from './relabel-fit.js';
import { readFit, type SavedFit } from './saved-fit.js';

/** Scores feature vectors by a fit, which it is made of and saves as it is: the same scores bit for bit. */
export class LeastSquaresTrained implements TrainedHead {
  readonly #fit: SavedFit;
  readonly #dimensions: number;
  readonly #labels: number;

  /**
   * @param dimensions - Length of a feature vector.
   * @param labels - Number of labels, those without samples included.
   */
  constructor(fit: SavedFit, dimensions: number, labels: number) {
    this.#fit = fit;
    this.#dimensions = dimensions;
    this.#labels = labels;
  }

  /** Those of the samples, where the kernel needs them. */
  get vectors(): Float32Array | undefined {
    const { kernel } = this.#fit;
    return kernel.name === 'gaussian' ? kernel.vectors : undefined;
  }

  score(features: Float32Array): Float32Array {
    const { kernel, bias, labels, sharpness } = this.#fit;
    const scores = new Float64Array(bias);
    if (kernel.name === 'cosine') addCosine(scores, features, kernel.weights);
    else addGaussian(scores, features, kernel.width, kernel.vectors, kernel.coefficients);
    toProbabilities(scores, sharpness);
    const all = new Float32Array(this.#labels);
    labels.forEach((label, c) => (all[label] = scores[c]));
    return all;
  }

  save(): SavedHead {
    return this.#fit.saved;
  }

  relabel(from: readonly (number | null)[]): LeastSquaresTrained | null {
    const saved = relabelFit(this.#fit, from);
    if (!saved) return null;
    const fit = readFit(saved, this.#dimensions, from.length);
    return new LeastSquaresTrained(fit, this.#dimensions, from.length);
  }

  dispose(): void {
    // Plain arrays: nothing to free.
  }
}

function addCosine(scores: Float64Array, features: Float32Array, weights: Float32Array): void {
  const { length } = features;
  const scale = inverseLength(features);
  for (let c = 0; c < scores.length; c++) {
    const row = c * length;
    let sum = 0;
    for (let i = 0; i < length; i++) sum += features[i] * weights[row + i];
    scores[c] += sum * scale;
  }
}

function addGaussian(
  scores: Float64Array,
  features: Float32Array,
  width: number,
  vectors: Float32Array,
  coefficients: Float32Array,
): void {
  const classes = scores.length;
  const { length } = features;
  const scale = inverseLength(features);
  const unit = features.map((value) => value * scale);
  for (let row = 0, sample = 0; row < vectors.length; row += length, sample++) {
    let distance = 0;
    for (let i = 0; i < length; i++) {
      const difference = unit[i] - vectors[row + i];
      distance += difference * difference;
    }
    const alike = Math.exp(-distance / width);
    for (let c = 0; c < classes; c++) scores[c] += alike * coefficients[sample * classes + c];
  }
}
