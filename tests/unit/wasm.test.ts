import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { FallbackEngine } from '../../src/backends/engine.js';
import { wasm } from '../../src/index.js';

const nowhere = () => wasm({ paths: 'file:///nowhere/' });

it('is tried anew after binaries that were not there, and leaves no setting behind', async () => {
  const flags = { ...(tf.env()['flags'] as object) };
  await expect(FallbackEngine.start([nowhere()])).rejects.toThrow(
    /No backend could be started.*could not be loaded \(\/nowhere\/tfjs-backend-wasm\.wasm\)/,
  );
  const engine = await FallbackEngine.start([nowhere(), wasm()]);
  const product = await engine.multiply(new Float32Array([1, 2]), new Float32Array([3, 4]), 1, 2, 1);
  expect([...product]).toEqual([11]);
  expect(tf.env()['flags']).not.toHaveProperty('WASM_HAS_MULTITHREAD_SUPPORT', false);
  expect(tf.env()['flags']).toMatchObject(flags);
});
