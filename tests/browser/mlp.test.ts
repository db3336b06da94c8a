import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { FallbackEngine } from '../../src/backends/engine.js';
import { wasm } from '../../src/backends/wasm.js';
import { webgl } from '../../src/backends/webgl.js';
import { mlp } from '../../src/head/mlp/mlp.js';
import { fromHalf } from '../../src/samples/half.js';
import { clusters, largest } from '../support/training-sets.js';

const set = clusters(40, 64, [0, 1, 3]);

async function trainOn(backend: 'webgl' | 'wasm') {
  const engine = await FallbackEngine.start([backend === 'webgl' ? webgl({ allowSoftware: true }) : wasm()]);
  expect(engine.backend).toBe(backend);
  const before = tf.memory().numTensors;
  const head = await mlp({ hiddenUnits: 16, learningRate: 0.01 }).create({
    dimensions: 64,
    labels: 4,
    engine,
  });
  const training = await head.train(set, { seed: 3 });
  const abort = new AbortController();
  const aborted = head.train(set, { signal: abort.signal, onBatch: () => abort.abort('enough') });
  await expect(aborted).rejects.toBe('enough');
  expect(tf.memory().numTensors).toBe(before);
  return training;
}

test('mlp trains on WebGL as on WebAssembly, and leaves no tensor on either', async () => {
  const [onWebgl, onWasm] = [await trainOn('webgl'), await trainOn('wasm')];
  expect(onWebgl.loss).toBeCloseTo(onWasm.loss!, 2);
  for (const [i, { features }] of set.samples.entries()) {
    const a = await onWebgl.head.score(fromHalf(features));
    const b = await onWasm.head.score(fromHalf(features));
    expect(largest(a)).toBe(set.targets[i]);
    a.forEach((score, label) => expect(score).toBeCloseTo(b[label], 2));
    expect([a[2], b[2]]).toEqual([0, 0]);
  }
});
