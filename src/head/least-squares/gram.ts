import type { StoredSample } from '../../samples/sample.js';
import { NonZeros } from './non-zeros.js';
import { LANES, SimdDots } from './simd-dots.js';
import type { TimeSlices } from './time-slices.js';

/** New samples that are learnt in one go: what an abort may cost. */
const CHUNK = 64 * LANES;
/** New samples from which SIMD is worth its set-up. */
const SIMD_FROM = 4;

/**
 * Dot products of every two samples, kept from one training to the next: a training after one more sample costs
 * one more row. Takes 2 n² bytes for n samples (8 MB for 2,000). Samples are known by identity, and not held.
 */
export class Gram {
  readonly #dimensions: number;
  /** Row i: products with samples 0 to i. */
  #rows: Float32Array[] = [];
  #places = new WeakMap<StoredSample, number>();

  /** @param dimensions - Length of a feature vector. */
  constructor(dimensions: number) {
    this.#dimensions = dimensions;
  }

  /**
   * Learns the samples of a set that are new, and forgets those that are not in it. Calls must not overlap.
   * What was learnt before an abort stays.
   *
   * @param samples - Each once.
   */
  async update(samples: readonly StoredSample[], slices: TimeSlices): Promise<void> {
    const known = samples.filter((sample) => this.#places.has(sample));
    if (known.length < this.#rows.length) this.#keep(known);
    known.sort((a, b) => this.place(a) - this.place(b));
    const fresh = samples.filter((sample) => !this.#places.has(sample));
    const simd = fresh.length >= SIMD_FROM ? SimdDots.create(this.#dimensions) : undefined;
    for (let from = 0; from < fresh.length; from += CHUNK) {
      const chunk = fresh.slice(from, from + CHUNK);
      const rows = chunk.map((_, i) => new Float32Array(known.length + i + 1));
      known.push(...chunk);
      if (simd) await this.#fillBySimd(rows, known, simd, slices);
      else await this.#fill(rows, known, slices);
      for (const [i, sample] of chunk.entries()) {
        this.#places.set(sample, this.#rows.length);
        this.#rows.push(rows[i]);
      }
    }
  }

  /** Where a sample of the last set is, for {@link Gram.product}. */
  place(sample: StoredSample): number {
    return this.#places.get(sample)!;
  }

  /** The dot product of the samples at two places. */
  product(i: number, j: number): number {
    return i >= j ? this.#rows[i][j] : this.#rows[j][i];
  }

  #keep(samples: readonly StoredSample[]): void {
    const old = samples.map((sample) => this.place(sample)).sort((a, b) => a - b);
    const places = new Map(old.map((place, i) => [place, i]));
    const next = new WeakMap(samples.map((sample) => [sample, places.get(this.place(sample))!]));
    this.#rows = old.map((i, row) => Float32Array.from(old.slice(0, row + 1), (j) => this.product(i, j)));
    this.#places = next;
  }

  /** Fills the rows of the last of the samples. */
  async #fill(rows: Float32Array[], samples: readonly StoredSample[], slices: TimeSlices): Promise<void> {
    const nonZeros = new NonZeros(this.#dimensions);
    for (const row of rows) {
      nonZeros.read(samples[row.length - 1]);
      for (let j = 0; j < row.length; j++) {
        row[j] = nonZeros.dot(samples[j]);
        if (slices.isOver) await slices.pause();
      }
    }
  }

  /** The same, faster. */
  async #fillBySimd(
    rows: Float32Array[],
    samples: readonly StoredSample[],
    simd: SimdDots,
    slices: TimeSlices,
  ): Promise<void> {
    for (let from = 0; from < samples.length; from += simd.capacity) {
      const others = samples.slice(from, from + simd.capacity);
      simd.setOthers(others);
      for (let top = 0; top < rows.length; top += LANES) {
        const group = rows.slice(top, top + LANES);
        // Where the longest row ends. Beyond, it would repeat what the others' rows say.
        const end = Math.min(others.length, group[group.length - 1].length - from);
        if (end <= 0) continue;
        simd.setLanes(group.map((row) => samples[row.length - 1]));
        for (let j = 0; j < end; j++) fillColumn(group, from + j, simd.products(j));
        if (slices.isOver) await slices.pause();
      }
    }
  }
}

function fillColumn(rows: readonly Float32Array[], column: number, products: Float32Array): void {
  for (let i = 0; i < rows.length; i++) {
    if (column < rows[i].length) rows[i][column] = products[i];
  }
}
