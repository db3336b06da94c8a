import * as tf from '@tensorflow/tfjs';
import { createTeachable } from '@teachablemachine/image';
import { modelUrl } from './model-url.js';
import { recipes } from './teachable-recipes.js';
import { startWasm } from './wasm.js';

/** `@teachablemachine/image`, on the network that the others have in place of one from Google's servers. */
export async function teachable(way) {
  await startWasm();
  const { version, training } = recipes[way];
  const network = { version, checkpointUrl: modelUrl, trainingLayer: 'conv_pw_13_relu' };
  const classifier = await createTeachable({ tfjsVersion: tf.version.tfjs }, network);
  classifier.setLabels([...'0123456789']);
  const add = (picture, digit) => classifier.addExample(digit, square(picture));
  // Its own `isTrained` is never true.
  let trained = false;
  return {
    read: (picture) => (trained ? classifier.predict(picture) : add(picture, 3)),
    add,
    fill(count) {
      for (let i = 0; i < count; i++) {
        const examples = classifier.examples[i % 10];
        examples.push(examples[0].slice());
      }
    },
    async train() {
      await classifier.train(training);
      trained = true;
    },
    tensorBytes: () => tf.memory().numBytes,
  };
}

/** What its `Webcam` would hand over: examples, unlike what is predicted, are taken at the size that they have. */
function square(picture) {
  const canvas = Object.assign(document.createElement('canvas'), { width: 224, height: 224 });
  canvas.getContext('2d').drawImage(picture, 80, 0, 480, 480, 0, 0, 224, 224);
  return canvas;
}
