import { halfValues } from '../../samples/half.js';
import type { StoredSample } from '../../samples/sample.js';

/** Rows that are multiplied in one pass: enough to share the work of reading, few enough for the cache. */
const LANES = 4;

/** The features of one sample that are not zero. Most of a convolutional network's are. */
export class NonZeros {
  /** How many there are. */
  length = 0;
  /** Their places, ascending; only the first `length` count. */
  readonly places: Uint32Array;
  /** Their values. */
  readonly values: Float32Array;

  /** @param dimensions - Length of a feature vector. */
  constructor(dimensions: number) {
    this.places = new Uint32Array(dimensions);
    this.values = new Float32Array(dimensions);
  }

  /** Reads another sample. */
  read({ features }: StoredSample): this {
    const table = halfValues();
    const { places, values } = this;
    let length = 0;
    for (let i = 0; i < features.length; i++) {
      const half = features[i];
      if ((half & 0x7fff) === 0) continue;
      places[length] = i;
      values[length++] = table[half];
    }
    this.length = length;
    return this;
  }
}

/** Some samples, laid out for many dot products with others. */
export class DotProducts {
  /** Number of samples. */
  readonly size: number;
  /** Four samples at a time: their first features, their second features, … */
  readonly #lanes: Float32Array[];

  /** @param samples - A few dozen at most: each takes 4 bytes a feature here. */
  constructor(samples: readonly StoredSample[], dimensions: number) {
    const table = halfValues();
    this.size = samples.length;
    this.#lanes = Array.from({ length: Math.ceil(samples.length / LANES) }, (_, group) => {
      const lanes = new Float32Array(LANES * dimensions);
      for (let lane = 0; lane < LANES; lane++) {
        const features = samples[group * LANES + lane]?.features;
        if (features === undefined) break;
        for (let i = 0; i < dimensions; i++) lanes[i * LANES + lane] = table[features[i]];
      }
      return lanes;
    });
  }

  /** Dot products of all of these samples with another one, summed in double precision. */
  with(other: NonZeros): Float64Array {
    const { length, places, values } = other;
    const products = new Float64Array(this.#lanes.length * LANES);
    this.#lanes.forEach((lanes, group) => {
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      for (let i = 0; i < length; i++) {
        const at = places[i] * LANES;
        const value = values[i];
        a += lanes[at] * value;
        b += lanes[at + 1] * value;
        c += lanes[at + 2] * value;
        d += lanes[at + 3] * value;
      }
      products.set([a, b, c, d], group * LANES);
    });
    return products;
  }
}
