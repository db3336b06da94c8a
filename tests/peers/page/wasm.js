import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs';

/** Has TensorFlow.js compute with the binaries that digit-gesture computes with. */
export async function startWasm() {
  setWasmPaths('/dist/backends/assets/');
  await tf.setBackend('wasm');
}
