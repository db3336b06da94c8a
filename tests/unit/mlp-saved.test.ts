import { beforeAll, describe, expect, test } from 'vitest';
import type { Head, HeadTraining, SavedHead } from '../../src/head/head.js';
import { mlp } from '../../src/head/mlp/mlp.js';
import { nodeEngine } from '../support/node-engine.js';
import { clusters, scoresOf } from '../support/training-sets.js';

const set = clusters(30, 40, [0, 2, 3]);

async function makeHead(hiddenUnits = 16): Promise<Head> {
  return mlp({ hiddenUnits, epochs: 3 }).create({ dimensions: 40, labels: 5, engine: await nodeEngine() });
}

describe('a saved head', () => {
  let saved: SavedHead;
  let training: HeadTraining;
  beforeAll(async () => {
    training = await (await makeHead()).train(set, { seed: 1 });
    saved = training.head.save();
  });

  test('gives the same scores, bit for bit', async () => {
    const json = JSON.parse(JSON.stringify(saved.settings)) as SavedHead['settings'];
    const restored = await (await makeHead(7)).restore({ ...saved, settings: json });
    expect(await scoresOf(restored, set)).toEqual(await scoresOf(training.head, set));
    expect(restored.save()).toEqual(saved);
  });

  test('is a copy', async () => {
    const before = await scoresOf(training.head, set);
    const copy = training.head.save();
    const restored = await (await makeHead()).restore(copy);
    for (const { data } of Object.values(copy.arrays)) data.fill(9);
    expect(await scoresOf(training.head, set)).toEqual(before);
    expect(await scoresOf(restored, set)).toEqual(before);
  });

  test.each<[string, (head: SavedHead) => SavedHead, string]>([
    [
      'a missing array',
      (head) => ({ ...head, arrays: without(head.arrays, 'hiddenBias') }),
      'hiddenBias is missing',
    ],
    [
      'a wrong shape',
      (head) => withArray(head, 'outputBias', [4], new Float32Array(4)),
      'outputBias has shape 4 instead of 5',
    ],
    [
      'a wrong length',
      (head) => withArray(head, 'outputBias', [5], new Float32Array(4)),
      'outputBias has shape',
    ],
    [
      'NaN',
      (head) => withArray(head, 'outputBias', [5], new Float32Array(5).fill(NaN)),
      'a number that is not finite',
    ],
    [
      'units that do not fit',
      (head) => withSetting(head, 'hiddenUnits', 17),
      'hiddenKernel has shape 40×16 instead of 40×17',
    ],
    [
      'units that are none',
      (head) => withSetting(head, 'hiddenUnits', '16'),
      'hiddenUnits must be a whole number',
    ],
    ['no labels', (head) => withSetting(head, 'trainedLabels', []), 'trainedLabels is not a rising list'],
    [
      'labels twice',
      (head) => withSetting(head, 'trainedLabels', [2, 2]),
      'trainedLabels is not a rising list',
    ],
    [
      'a label that is not there',
      (head) => withSetting(head, 'trainedLabels', [0, 5]),
      'trainedLabels is not',
    ],
    ['a label below 0', (head) => withSetting(head, 'trainedLabels', [-1]), 'trainedLabels is not'],
    ['labels that are none', (head) => withSetting(head, 'trainedLabels', 'x'), 'trainedLabels is not'],
  ])('is not restored with %s', async (_, change, reason) => {
    await expect((await makeHead()).restore(change(saved))).rejects.toThrow(reason);
  });

  function withArray(head: SavedHead, name: string, shape: number[], data: Float32Array): SavedHead {
    return { ...head, arrays: { ...head.arrays, [name]: { shape, data } } };
  }

  function withSetting(head: SavedHead, name: string, value: unknown): SavedHead {
    return { ...head, settings: { ...head.settings, [name]: value } };
  }

  function without(arrays: SavedHead['arrays'], name: string): SavedHead['arrays'] {
    return Object.fromEntries(Object.entries(arrays).filter(([key]) => key !== name));
  }
});
