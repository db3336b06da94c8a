import type { Engine } from '../../backends/backend.js';
import { halfValues } from '../../samples/half.js';
import type { StoredSample } from '../../samples/sample.js';
import { DotProducts, NonZeros } from './dot-products.js';
import type { TimeSlices } from './time-slices.js';

/** New samples that plain code takes in one go. */
const PLAIN_TILE = 32;
/** New samples that the backend takes in one go, against as many others: 64 MB·s⁻¹ of copies are not felt then. */
const ENGINE_TILE = 128;
/** Multiplications from which the backend is worth its set-up. */
const ENGINE_FROM = 2e7;

/**
 * Dot products of every two samples, kept from one training to the next: a training after one more sample costs
 * one more row. Takes 2 n² bytes for n samples (8 MB for 2,000). Samples are known by identity, and not held.
 */
export class Gram {
  readonly #dimensions: number;
  readonly #engine: Engine;
  /** Row i: products with samples 0 to i. Single precision, as a backend's products are. */
  #rows: Float32Array[] = [];
  #places = new WeakMap<StoredSample, number>();

  /**
   * @param dimensions - Length of a feature vector.
   * @param engine - Helps where it can multiply.
   */
  constructor(dimensions: number, engine: Engine) {
    this.#dimensions = dimensions;
    this.#engine = engine;
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
    while (fresh.length > 0) {
      const work = this.#dimensions * fresh.length * samples.length;
      const products =
        (work >= ENGINE_FROM ? await this.#byEngine(known, fresh, slices) : undefined) ??
        (await this.#plainly(known, fresh, slices));
      for (const row of products) {
        const sample = fresh.shift()!;
        this.#places.set(sample, this.#rows.length);
        this.#rows.push(row);
        known.push(sample);
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

  async #plainly(
    known: readonly StoredSample[],
    fresh: readonly StoredSample[],
    slices: TimeSlices,
  ): Promise<Float32Array[]> {
    const tile = fresh.slice(0, PLAIN_TILE);
    const rows = tile.map((_, i) => new Float32Array(known.length + i + 1));
    const products = new DotProducts(tile, this.#dimensions);
    const nonZeros = new NonZeros(this.#dimensions);
    for (const [column, other] of [...known, ...tile].entries()) {
      const dots = products.with(nonZeros.read(other));
      for (let i = Math.max(0, column - known.length); i < rows.length; i++) rows[i][column] = dots[i];
      if (slices.isOver) await slices.pause();
    }
    return rows;
  }

  /** Undefined where the backend doesn't multiply, or fails to. */
  async #byEngine(
    known: readonly StoredSample[],
    fresh: readonly StoredSample[],
    slices: TimeSlices,
  ): Promise<Float32Array[] | undefined> {
    const engine = this.#engine;
    if (engine.multiply === undefined) return undefined;
    const tile = fresh.slice(0, ENGINE_TILE);
    const rows = tile.map((_, i) => new Float32Array(known.length + i + 1));
    const left = this.#matrix(tile);
    const others = [...known, ...tile];
    for (let from = 0; from < others.length; from += ENGINE_TILE) {
      const part = others.slice(from, from + ENGINE_TILE);
      let products: Float32Array;
      try {
        products = await engine.multiply(
          left,
          this.#transposed(part),
          tile.length,
          this.#dimensions,
          part.length,
        );
      } catch {
        return undefined; // A lost device, or too little memory on it: plain code does it as well.
      }
      rows.forEach((row, i) => {
        const own = Math.min(part.length, row.length - from);
        if (own > 0) row.set(products.subarray(i * part.length, i * part.length + own), from);
      });
      if (slices.isOver) await slices.pause();
    }
    return rows;
  }

  #matrix(samples: readonly StoredSample[]): Float32Array {
    const table = halfValues();
    const matrix = new Float32Array(samples.length * this.#dimensions);
    samples.forEach(({ features }, row) => {
      const start = row * this.#dimensions;
      for (let i = 0; i < features.length; i++) matrix[start + i] = table[features[i]];
    });
    return matrix;
  }

  /** One sample a column: backends multiply fastest when neither side has to be transposed by them. */
  #transposed(samples: readonly StoredSample[]): Float32Array {
    const table = halfValues();
    const columns = samples.length;
    const matrix = new Float32Array(columns * this.#dimensions);
    samples.forEach(({ features }, column) => {
      for (let i = 0; i < features.length; i++) matrix[i * columns + column] = table[features[i]];
    });
    return matrix;
  }
}
