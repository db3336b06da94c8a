import type { SavedHead } from '../head.js';
import type { SavedFit } from './saved-fit.js';

/**
 * A fit as it would be saved with other labels: the classes that stay, with the same weights. What was learnt against
 * those that are gone stays learnt, and the softmax over fewer classes makes the others' scores sum to 1 again.
 * @param from - For each new label, the index of the label it was before; null for a new one.
 * @returns Null where no class is left.
 */
export function relabelFit(
  { saved, labels, bias, kernel }: SavedFit,
  from: readonly (number | null)[],
): SavedHead | null {
  const left = [...from.keys()].filter((label) => labels.includes(from[label] ?? -1));
  if (left.length === 0) return null;
  const classes = left.map((label) => labels.indexOf(from[label]!));
  const pick = (row: Float32Array): number[] => classes.map((c) => row[c]);
  const arrays = { ...saved.arrays, bias: { shape: [classes.length], data: Float32Array.from(pick(bias)) } };
  if (kernel.name === 'cosine') {
    const dimensions = kernel.weights.length / labels.length;
    const weights = new Float32Array(classes.length * dimensions);
    classes.forEach((c, i) =>
      weights.set(kernel.weights.subarray(c * dimensions, (c + 1) * dimensions), i * dimensions),
    );
    Object.assign(arrays, { weights: { shape: [classes.length, dimensions], data: weights } });
  } else {
    const samples = kernel.coefficients.length / labels.length;
    const coefficients = new Float32Array(samples * classes.length);
    for (let i = 0; i < samples; i++) {
      const row = kernel.coefficients.subarray(i * labels.length, (i + 1) * labels.length);
      coefficients.set(pick(row), i * classes.length);
    }
    Object.assign(arrays, { coefficients: { shape: [samples, classes.length], data: coefficients } });
  }
  return { settings: { ...saved.settings, labels: left }, arrays };
}
