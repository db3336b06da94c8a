import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { bench, describe } from 'vitest';
import { mlp } from '../../src/head/mlp/mlp.js';
import { fromHalf } from '../../src/samples/half.js';
import { nodeEngine } from '../support/node-engine.js';
import { clusters } from '../support/training-sets.js';

// Milliseconds to train on 200 samples, against the plain recipe: `npx vitest bench --run --project unit tests/bench/mlp`.
describe('200 samples of 12,544 features, 10 labels, 10 epochs', async () => {
  const labels = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const set = clusters(200, 12_544, labels);
  const context = { dimensions: 12_544, labels: 10, engine: await nodeEngine() };
  const [checked, unchecked] = [await mlp().create(context), await mlp({ check: false }).create(context)];
  const xs = tf.tensor2d(
    set.samples.flatMap(({ features }) => [...fromHalf(features)]),
    [200, 12_544],
  );
  const ys = tf.oneHot(tf.tensor1d([...set.targets], 'int32'), 10);
  const options = { iterations: 2, time: 0, warmupIterations: 0, warmupTime: 0 };
  bench('mlp()', async () => void (await checked.train(set, { seed: 1 })), options);
  bench('mlp({ check: false })', async () => void (await unchecked.train(set, { seed: 1 })), options);
  bench(
    'model.fit of tfjs-layers',
    async () => {
      const model = layers.sequential({
        layers: [
          layers.layers.dense({ units: 100, activation: 'relu', inputShape: [12_544] }),
          layers.layers.dense({ units: 10, activation: 'softmax' }),
        ],
      });
      model.compile({ optimizer: tf.train.adam(1e-4), loss: 'categoricalCrossentropy' });
      await model.fit(xs, ys, { epochs: 10, batchSize: 32 });
      model.dispose();
    },
    options,
  );
});
