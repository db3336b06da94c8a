import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';

const asset = (name: string) => new URL(`../../src/backends/assets/${name}`, import.meta.url).href;

test('TensorFlow.js multiplies matrices on the WebAssembly binaries that are shipped', async () => {
  setWasmPaths({
    'tfjs-backend-wasm.wasm': asset('tfjs-backend-wasm.wasm'),
    'tfjs-backend-wasm-simd.wasm': asset('tfjs-backend-wasm-simd.wasm'),
    'tfjs-backend-wasm-threaded-simd.wasm': asset('tfjs-backend-wasm-threaded-simd.wasm'),
  });
  expect(await tf.setBackend('wasm')).toBe(true);
  const product = tf.tidy(() =>
    tf.matMul(tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([5, 6, 7, 8], [2, 2])),
  );
  expect([...(await product.data())]).toEqual([19, 22, 43, 50]);
  product.dispose();
});
