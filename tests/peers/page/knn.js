import { create } from '@tensorflow-models/knn-classifier';
import * as tf from '@tensorflow/tfjs';
import { loadFeatures } from './features.js';

/** `@tensorflow-models/knn-classifier` on the same features. It has no training. */
export async function knn() {
  const features = await loadFeatures();
  const classifier = create();
  return {
    async read(picture) {
      const activation = features(picture);
      if (classifier.getNumClasses() > 0) await classifier.predictClass(activation);
      else await activation.data();
      activation.dispose();
    },
    async add(picture, digit) {
      const activation = features(picture);
      classifier.addExample(activation, String(digit));
      activation.dispose();
    },
    async fill(count, pictures) {
      const activations = pictures.map(features);
      for (let i = 0; i < count; i++) classifier.addExample(activations[i % 10], String(i % 10));
      tf.dispose(activations);
    },
    train: () => Promise.resolve(),
    tensorBytes: () => tf.memory().numBytes,
  };
}
