import type * as TF from '@tensorflow/tfjs-core';

/** Whether the backend that runs multiplies right: some drivers start and then compute nonsense. */
export async function computes(tf: typeof TF): Promise<boolean> {
  const product = tf.tidy(() =>
    tf.matMul(tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([5, 6, 7, 8], [2, 2])),
  );
  const values = await product.data();
  product.dispose();
  return [19, 22, 43, 50].every((value, i) => Math.abs(values[i] - value) < 0.1);
}
