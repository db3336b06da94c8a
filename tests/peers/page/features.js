import * as tf from '@tensorflow/tfjs';
import { modelUrl } from './model-url.js';
import { startWasm } from './wasm.js';

/** The truncated MobileNet of the webcam examples, on the same WebAssembly as the others. */
export async function loadFeatures() {
  await startWasm();
  const full = await tf.loadLayersModel(modelUrl);
  const model = tf.model({ inputs: full.inputs, outputs: full.getLayer('conv_pw_13_relu').output });
  return (picture) =>
    tf.tidy(() => {
      const pixels = tf.browser.fromPixels(picture);
      const square = tf.slice(pixels, [0, 80, 0], [480, 480, 3]);
      const input = tf.image.resizeBilinear(square, [224, 224]).toFloat().div(127.5).sub(1);
      return model.predict(input.expandDims());
    });
}
