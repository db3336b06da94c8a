import { halfValues } from '../../samples/half.js';
import type { StoredSample } from '../../samples/sample.js';
import { inverseLength } from '../../samples/unit-length.js';
import { NonZeros } from './non-zeros.js';
import type { TimeSlices } from './time-slices.js';

/**
 * One weight for each class and feature, for the cosine kernel: the sum of all samples, scaled to length 1, times
 * their coefficients.
 *
 * @param coefficients - One row of `classes` a sample.
 * @returns One row of `dimensions` a class.
 */
export async function collapse(
  samples: readonly StoredSample[],
  dimensions: number,
  coefficients: Float64Array,
  classes: number,
  slices: TimeSlices,
): Promise<Float32Array> {
  const table = halfValues();
  // Feature by feature, so that what one number of a sample is added to lies side by side.
  const sums = new Float64Array(dimensions * classes);
  const shares = new Float64Array(classes);
  const values = new Float32Array(dimensions);
  for (const [i, { features }] of samples.entries()) {
    for (let k = 0; k < dimensions; k++) values[k] = table[features[k]];
    const scale = inverseLength(values);
    for (let c = 0; c < classes; c++) shares[c] = coefficients[i * classes + c] * scale;
    for (let k = 0, at = 0; k < dimensions; k++, at += classes) {
      const value = values[k];
      if (value === 0) continue;
      for (let c = 0; c < classes; c++) sums[at + c] += shares[c] * value;
    }
    if (slices.isOver) await slices.pause();
  }
  const weights = new Float32Array(dimensions * classes);
  for (let k = 0, at = 0; k < dimensions; k++) {
    for (let c = 0; c < classes; c++) weights[c * dimensions + k] = sums[at++];
  }
  return weights;
}

/** All samples scaled to length 1, row after row. */
export async function unitVectors(
  samples: readonly StoredSample[],
  dimensions: number,
  slices: TimeSlices,
): Promise<Float32Array> {
  const vectors = new Float32Array(samples.length * dimensions);
  const nonZeros = new NonZeros(dimensions);
  for (const [i, sample] of samples.entries()) {
    nonZeros.read(sample).addTo(vectors, i * dimensions, nonZeros.inverseLength());
    if (slices.isOver) await slices.pause();
  }
  return vectors;
}
