import type { StoredSample } from '../../samples/sample.js';
import type { Gram } from './gram.js';
import { packedTriangle } from './packed.js';
import type { TimeSlices } from './time-slices.js';

/**
 * How alike two feature vectors are, both scaled to length 1 first.
 * - `cosine`: their dot product. Prediction costs the same for any number of samples.
 * - `gaussian`: exp(−|a − b|² ÷ width). Follows curved borders between labels, and is at its best from the first
 *   sample on; prediction compares with every sample.
 */
export type Kernel = { readonly name: 'cosine' } | { readonly name: 'gaussian'; readonly width: number };

/** Pairs looked at to find the median distance: their median is within 1 % or so of that of all. */
const MEDIAN_PAIRS = 20_000;
/** The width in medians of the squared distance: between 0.5 and 1 the same within 0.3 points, on photographs. */
const WIDTHS_IN_MEDIANS = 0.7;

/** The cosine of two samples; 0 where one of them is all zero. */
export function cosine(gram: Gram, i: number, j: number): number {
  const squares = gram.product(i, i) * gram.product(j, j);
  return squares > 0 ? Math.min(1, gram.product(i, j) / Math.sqrt(squares)) : 0;
}

/** The squared distance of two samples, both scaled to length 1 (or left at 0). */
export function squaredDistance(gram: Gram, i: number, j: number): number {
  const lengths = (gram.product(i, i) > 0 ? 1 : 0) + (gram.product(j, j) > 0 ? 1 : 0);
  return i === j ? 0 : Math.max(0, lengths - 2 * cosine(gram, i, j));
}

/** A Gaussian as wide as samples are usually apart ("median heuristic"; Gretton et al., 2012). */
export function gaussianFor(gram: Gram, samples: readonly StoredSample[]): Kernel {
  const places = samples.map((sample) => gram.place(sample));
  const pairs = (places.length * (places.length - 1)) / 2;
  const stride = Math.max(1, Math.floor(pairs / MEDIAN_PAIRS));
  const distances = new Float64Array(Math.ceil(pairs / stride));
  let count = 0;
  let pair = 0;
  for (let i = 1; i < places.length; i++) {
    for (let j = 0; j < i; j++) {
      if (pair++ % stride !== 0) continue;
      const distance = squaredDistance(gram, places[i], places[j]);
      // The same picture twice says nothing about how far pictures are apart.
      if (distance > 1e-6) distances[count++] = distance;
    }
  }
  // Of a typed array, which sorts numbers several times faster than a list does.
  const sorted = distances.subarray(0, count).sort();
  return { name: 'gaussian', width: WIDTHS_IN_MEDIANS * (sorted[count >> 1] ?? 1) };
}

/** The kernel between every two of the samples: a packed lower triangle. */
export async function kernelMatrix(
  kernel: Kernel,
  gram: Gram,
  samples: readonly StoredSample[],
  slices: TimeSlices,
): Promise<Float64Array> {
  const places = samples.map((sample) => gram.place(sample));
  const matrix = packedTriangle(places.length);
  let at = 0;
  for (let i = 0; i < places.length; i++) {
    for (let j = 0; j <= i; j++) {
      matrix[at++] =
        kernel.name === 'cosine'
          ? cosine(gram, places[i], places[j])
          : Math.exp(-squaredDistance(gram, places[i], places[j]) / kernel.width);
    }
    if (slices.isOver) await slices.pause();
  }
  return matrix;
}
