import { unavailable } from '../download.js';
import type { Weight } from './fold.js';
import { takeWeight } from './hands-chain.js';

/** A dense layer without an activation, in plain numbers: too small to be worth a tensor. */
export class Linear {
  readonly outputs: number;
  readonly #inputs: number;
  readonly #kernel: Float32Array;

  private constructor({ shape, values }: Weight) {
    this.outputs = shape[0];
    this.#inputs = shape[1] - 1;
    this.#kernel = values;
  }

  /**
   * The layer of this name: a kernel [outputs, inputs + 1], the last column of which is the bias.
   * @throws GestureError 'model-unavailable'.
   */
  static from(weights: ReadonlyMap<string, Weight>, name: string, inputs: number, url: URL): Linear {
    const kernel = takeWeight(weights, `${name}/kernel`, 2, url);
    if (kernel.shape[1] !== inputs + 1)
      throw unavailable(url, `the weight "${name}/kernel" has the wrong shape`);
    return new Linear(kernel);
  }

  /** @param input - As many numbers as the layer has inputs. */
  apply(input: Float32Array): Float32Array {
    const kernel = this.#kernel;
    const inputs = this.#inputs;
    const output = new Float32Array(this.outputs);
    for (let o = 0, k = 0; o < output.length; o++) {
      // Two sums, neither of which waits for the other: half the time.
      let even = 0;
      let odd = 0;
      for (let i = 0; i + 1 < inputs; i += 2, k += 2) {
        even += kernel[k] * input[i];
        odd += kernel[k + 1] * input[i + 1];
      }
      if (inputs % 2 > 0) even += kernel[k++] * input[inputs - 1];
      output[o] = even + odd + kernel[k++];
    }
    return output;
  }
}
