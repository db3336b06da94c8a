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
    const output = new Float32Array(this.outputs);
    for (let o = 0, k = 0; o < output.length; o++) {
      let sum = 0;
      for (let i = 0; i < this.#inputs; i++) sum += this.#kernel[k++] * input[i];
      output[o] = sum + this.#kernel[k++];
    }
    return output;
  }
}
