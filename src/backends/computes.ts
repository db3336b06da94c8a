import type * as TF from '@tensorflow/tfjs-core';
import { computeOn } from './beside-page.js';

/** Whether a backend that has started multiplies right: some drivers start and then compute nonsense. */
export async function computes(tf: typeof TF, name: string): Promise<boolean> {
  const multiply = (): TF.Tensor =>
    tf.matMul(tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([5, 6, 7, 8], [2, 2]));
  const product = computeOn(tf, name, () => tf.tidy(multiply));
  const values = await product.data();
  product.dispose();
  return [19, 22, 43, 50].every((value, i) => Math.abs(values[i] - value) < 0.1);
}
