import type { StoredSample } from '../../samples/sample.js';
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
  const weights = new Float64Array(dimensions * classes);
  const nonZeros = new NonZeros(dimensions);
  for (const [i, sample] of samples.entries()) {
    nonZeros.read(sample);
    const scale = nonZeros.inverseLength();
    for (let c = 0; c < classes; c++) {
      nonZeros.addTo(weights, c * dimensions, coefficients[i * classes + c] * scale);
    }
    if (slices.isOver) await slices.pause();
  }
  return new Float32Array(weights);
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
