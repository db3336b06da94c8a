import { halfValues } from '../../samples/half.js';
import type { StoredSample } from '../../samples/sample.js';
import { inverseLength } from '../../samples/unit-length.js';

/**
 * The features of one sample that are not zero. Of a convolutional network's, three quarters are, so that sums
 * over the others cost a quarter.
 */
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
      // Always written and not always kept: cheaper than a branch that nobody can foresee.
      places[length] = i;
      values[length] = table[half];
      length += (half & 0x7fff) === 0 ? 0 : 1;
    }
    this.length = length;
    return this;
  }

  /** The dot product with another sample, rounded at each step as `SimdDots` does: the same to the last bit. */
  dot({ features }: StoredSample): number {
    const table = halfValues();
    const { length, places, values } = this;
    let sum = Math.fround(0);
    for (let i = 0; i < length; i++) {
      sum = Math.fround(sum + Math.fround(values[i] * table[features[places[i]]]));
    }
    return sum;
  }

  /** Adds the sample times a factor to the numbers of `sums` from `start` on. */
  addTo(sums: Float64Array | Float32Array, start: number, factor: number): void {
    const { length, places, values } = this;
    for (let i = 0; i < length; i++) sums[start + places[i]] += factor * values[i];
  }

  /** 1 ÷ the length of the sample's vector; 0 for one that is all zero. */
  inverseLength(): number {
    return inverseLength(this.values.subarray(0, this.length));
  }
}
