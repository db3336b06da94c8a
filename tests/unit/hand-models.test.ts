// Models for hand() that are none.
import { beforeAll, expect, it } from 'vitest';
import { hand } from '../../src/index.js';
import type { FallbackEngine } from '../../src/backends/engine.js';
import { nodeEngine } from '../support/node-engine.js';

let engine: FallbackEngine;
beforeAll(async () => void (engine = await nodeEngine()));

const topology = { node: [] };
const weights = [{ name: 'w', shape: [1], dtype: 'float32' }];

it.each<[string, unknown, RegExp]>([
  ['nothing', null, /no TensorFlow\.js graph model/],
  ['a number', 5, /no TensorFlow\.js graph model/],
  ['weights that are a number', { modelTopology: topology, weightsManifest: 5 }, /no TensorFlow\.js graph/],
  ['no topology', { modelTopology: null, weightsManifest: [{ paths: ['w'], weights }] }, /no TensorFlow\.js/],
  [
    'a group without weights',
    { modelTopology: topology, weightsManifest: [{ paths: ['w'] }] },
    /no TensorFl/,
  ],
  ['a group without paths', { modelTopology: topology, weightsManifest: [{ weights }] }, /no TensorFlow/],
  [
    'a path that is no address',
    { modelTopology: topology, weightsManifest: [{ paths: ['http://['], weights }] },
    /"http:\/\/\[", its file of weights, is no address/,
  ],
])('%s is refused as a model', async (_name, json, message) => {
  const modelUrl = `data:application/json,${encodeURIComponent(JSON.stringify(json))}`;
  await expect(hand({ modelUrl }).load({ engine })).rejects.toMatchObject({
    name: 'GestureError',
    code: 'model-unavailable',
    message: expect.stringMatching(message) as string,
  });
});
