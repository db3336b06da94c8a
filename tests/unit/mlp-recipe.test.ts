import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { expect, test } from 'vitest';
import { Network } from '../../src/head/mlp/network.js';
import { recipeOf } from '../../src/head/mlp/recipe.js';
import { TrainedMlp } from '../../src/head/mlp/trained-mlp.js';
import { nodeEngine } from '../support/node-engine.js';
import { randomNumbers } from '../support/random.js';

/** A multiple of the batch size, so that batches are the same with and without shuffling off. */
const SAMPLES = 96;
const DIMENSIONS = 7 * 7 * 16;
const LABELS = 10;

test('trains exactly as the plain recipe on tfjs-layers does, and scores as it predicts', async () => {
  const engine = await nodeEngine();
  const random = randomNumbers(1);
  const features = Float32Array.from({ length: SAMPLES * DIMENSIONS }, () => Math.max(0, random() * 6 - 4));
  const targets = new Float32Array(SAMPLES * LABELS);
  for (let i = 0; i < SAMPLES; i++) targets[i * LABELS + Math.floor(random() * LABELS)] = 1;

  // A larger rate than usual, so that the weights have somewhere to go in so few steps.
  const recipe = recipeOf({ learningRate: 0.001 });
  const network = new Network({ tf, layers, engine }, DIMENSIONS, LABELS, recipe, 1);
  const start = await network.weights();

  const reference = layers.sequential({
    layers: [
      layers.layers.flatten({ inputShape: [7, 7, 16] }),
      layers.layers.dense({ units: 100, activation: 'relu' }),
      layers.layers.dense({ units: LABELS, activation: 'softmax' }),
    ],
  });
  reference.setWeights([
    tf.tensor(start.hiddenKernel, [DIMENSIONS, 100]),
    tf.tensor(start.hiddenBias, [100]),
    tf.tensor(start.outputKernel, [100, LABELS]),
    tf.tensor(start.outputBias, [LABELS]),
  ]);
  reference.compile({
    optimizer: tf.train.adam(0.001),
    loss: 'categoricalCrossentropy',
    metrics: ['accuracy'],
  });
  const { history } = await reference.fit(
    tf.tensor(features, [SAMPLES, 7, 7, 16]),
    tf.tensor(targets, [SAMPLES, LABELS]),
    { epochs: 3, batchSize: 32, shuffle: false },
  );

  const losses: number[] = [];
  const accuracies: number[] = [];
  for (let epoch = 0; epoch < 3; epoch++) {
    let loss = 0;
    let right = 0;
    for (let from = 0; from < SAMPLES; from += 32) {
      const batch = {
        size: 32,
        features: features.slice(from * DIMENSIONS, (from + 32) * DIMENSIONS),
        targets: targets.slice(from * LABELS, (from + 32) * LABELS),
      };
      const report = await network.step(batch, () => Promise.resolve());
      loss += report.loss;
      right += report.right;
    }
    losses.push(loss / 3);
    accuracies.push(right / SAMPLES);
  }

  const trained = await network.weights();
  const arrays = [trained.hiddenKernel, trained.hiddenBias, trained.outputKernel, trained.outputBias];
  const expected = reference.getWeights().map((weight) => weight.dataSync<'float32'>());
  arrays.forEach((array, i) => expect(largestDifference(array, expected[i])).toBeLessThan(1e-5));
  expect(largestDifference(start.hiddenKernel, trained.hiddenKernel)).toBeGreaterThan(1e-3);
  losses.forEach((loss, epoch) => expect(loss).toBeCloseTo(history['loss'][epoch] as number, 4));
  accuracies.forEach((accuracy, epoch) => expect(accuracy).toBeCloseTo(history['acc'][epoch] as number, 4));

  const head = new TrainedMlp(trained, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], recipe);
  const predicted = (reference.predict(tf.tensor(features, [SAMPLES, 7, 7, 16])) as tf.Tensor).dataSync();
  for (let i = 0; i < SAMPLES; i++) {
    const scores = head.score(features.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS));
    expect(largestDifference(scores, predicted.subarray(i * LABELS, (i + 1) * LABELS))).toBeLessThan(1e-5);
  }
  network.dispose();
});

test('starts from kernels of variance 1 ÷ inputs and biases of zero', async () => {
  const engine = await nodeEngine();
  const network = new Network({ tf, layers, engine }, 2000, 10, recipeOf({}), 5);
  const { hiddenKernel, hiddenBias, outputKernel, outputBias } = await network.weights();
  // Cut off at two standard deviations, a normal distribution keeps 0.774 of its variance.
  expect(variance(hiddenKernel) * 2000).toBeCloseTo(0.774, 1);
  expect(variance(outputKernel) * 100).toBeCloseTo(0.774, 0);
  expect([...hiddenBias, ...outputBias].every((value) => value === 0)).toBe(true);
  network.dispose();
});

function largestDifference(a: Float32Array, b: ArrayLike<number>): number {
  expect(a).toHaveLength(b.length);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);
}

function variance(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value * value, 0) / values.length;
}
