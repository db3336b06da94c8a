import type { StoredSample } from '../../samples/sample.js';
import { NonZeros } from './dot-products.js';
import type { TimeSlices } from './time-slices.js';

/** 1 ÷ the length of a vector; 0 for one that is all zero, so that it stays what it is. */
export function inverseLength(values: Float32Array): number {
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += values[i] * values[i];
  return squares > 0 ? 1 / Math.sqrt(squares) : 0;
}

/**
 * One weight for each feature and class, for the cosine kernel: the sum of all samples, scaled to length 1, times
 * their coefficients.
 *
 * @param coefficients - One row of `classes` a sample.
 * @returns One row of `classes` a feature.
 */
export async function collapse(
  samples: readonly StoredSample[],
  dimensions: number,
  coefficients: Float64Array,
  classes: number,
  slices: TimeSlices,
): Promise<Float32Array> {
  const weights = new Float64Array(dimensions * classes);
  const nonZeros = new NonZeros(dimensions);
  const scaled = new Float64Array(classes);
  for (const [i, sample] of samples.entries()) {
    const { length, places, values } = nonZeros.read(sample);
    const scale = inverseLength(values.subarray(0, length));
    for (let c = 0; c < classes; c++) scaled[c] = coefficients[i * classes + c] * scale;
    for (let k = 0; k < length; k++) {
      const at = places[k] * classes;
      const value = values[k];
      for (let c = 0; c < classes; c++) weights[at + c] += scaled[c] * value;
    }
    if (slices.isOver) await slices.pause();
  }
  return Float32Array.from(weights);
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
    const { length, places, values } = nonZeros.read(sample);
    const scale = inverseLength(values.subarray(0, length));
    for (let k = 0; k < length; k++) vectors[i * dimensions + places[k]] = values[k] * scale;
    if (slices.isOver) await slices.pause();
  }
  return vectors;
}
