import * as tf from '@tensorflow/tfjs';
import { loadFeatures } from './features.js';

/** What the TensorFlow.js webcam examples do: a small dense network on MobileNet's features. */
export async function article() {
  const features = await loadFeatures();
  const samples = [];
  const targets = [];
  const head = tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: [7, 7, 256] }),
      tf.layers.dense({ units: 100, activation: 'relu', kernelInitializer: 'varianceScaling' }),
      tf.layers.dense({
        units: 10,
        activation: 'softmax',
        kernelInitializer: 'varianceScaling',
        useBias: false,
      }),
    ],
  });
  head.compile({ optimizer: tf.train.adam(1e-4), loss: 'categoricalCrossentropy' });
  return {
    async read(picture) {
      const scores = tf.tidy(() => head.predict(features(picture)));
      await scores.data();
      scores.dispose();
    },
    async add(picture, digit) {
      samples.push(features(picture));
      targets.push(digit);
    },
    async fill(count) {
      for (let i = 0; i < count; i++) samples.push(tf.add(samples[i], 0));
    },
    async train() {
      const xs = tf.concat(samples);
      const ys = tf.oneHot(tf.tensor1d(targets, 'int32'), 10);
      await head.fit(xs, ys, { epochs: 10, batchSize: 32 });
      tf.dispose([xs, ys]);
    },
    tensorBytes: () => tf.memory().numBytes,
  };
}
