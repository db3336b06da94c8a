import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/backends/backend.js';
import type { EpochReport, Head, HeadTraining } from '../../src/head/head.js';
import { mlp } from '../../src/head/mlp/mlp.js';
import type { MlpOptions } from '../../src/head/mlp/recipe.js';
import { nodeEngine } from '../support/node-engine.js';
import { clusters, largest, scoresOf } from '../support/training-sets.js';

const DIMENSIONS = 40;
const LABELS = 5;
/** 90 samples of three of the five labels. */
const set = clusters(90, DIMENSIONS, [0, 2, 3]);
/** The same for all tests, so that what isn't about speed is quick. */
const quick: MlpOptions = { hiddenUnits: 16, learningRate: 0.01 };

let engine: Engine;
beforeAll(async () => {
  engine = await nodeEngine();
});

let tensors: number;
beforeEach(() => {
  tensors = tf.memory().numTensors;
});
afterEach(() => {
  expect(tf.memory().numTensors, 'tensors left behind').toBe(tensors);
});

async function makeHead(options: MlpOptions = quick, on: Engine = engine): Promise<Head> {
  return mlp(options).create({ dimensions: DIMENSIONS, labels: LABELS, engine: on });
}

async function scores({ head }: HeadTraining): Promise<Float32Array[]> {
  return scoresOf(head, set);
}

describe('training', () => {
  test('learns, and reports each epoch and batch', async () => {
    const epochs: EpochReport[] = [];
    const batches: string[] = [];
    const head = await makeHead();
    const training = await head.train(set, {
      seed: 1,
      onEpoch: (report) => epochs.push(report),
      onBatch: ({ epoch, batch }) => batches.push(`${epoch}.${batch}`),
    });
    expect(epochs.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(epochs.every((report) => report.epochs === 10)).toBe(true);
    expect(batches.slice(0, 4)).toEqual(['0.0', '0.1', '0.2', '1.0']);
    expect(batches).toHaveLength(30);
    expect(epochs[9].loss).toBeLessThan(epochs[0].loss / 2);
    expect(epochs[9].accuracy).toBeGreaterThan(0.95);
    expect(training.loss).toBe(epochs[9].loss);
    (await scores(training)).forEach((row, i) => expect(largest(row)).toBe(set.targets[i]));
  });

  test('never predicts labels without samples; the others sum to 1', async () => {
    const head = await makeHead({ ...quick, epochs: 1 });
    for (const row of await scores(await head.train(set, { seed: 1 }))) {
      expect(row).toHaveLength(LABELS);
      expect([row[1], row[4]]).toEqual([0, 0]);
      expect(row.reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 6);
    }
  });

  test('is repeatable with a seed, 0 included, and different with another', async () => {
    const head = await makeHead({ ...quick, epochs: 2 });
    const saved = async (seed?: number) => (await head.train(set, { seed })).head.save();
    expect(await saved(0)).toEqual(await saved(0));
    expect(await saved(-1)).toEqual(await saved(-1));
    expect(await saved(1)).not.toEqual(await saved(2));
    expect(await saved()).not.toEqual(await saved());
  });

  test('gives the same whatever else is trained at the same time', async () => {
    const head = await makeHead({ ...quick, epochs: 2 });
    const alone = (await head.train(set, { seed: 7 })).head.save();
    const [first, second] = await Promise.all([head.train(set, { seed: 7 }), head.train(set, { seed: 8 })]);
    expect(first.head.save()).toEqual(alone);
    expect(second.head.save()).not.toEqual(alone);
  });

  test('starts afresh every time, on all samples, and leaves earlier heads as they were', async () => {
    const head = await makeHead({ ...quick, epochs: 3 });
    const first = await head.train(set, { seed: 1 });
    const before = await scores(first);
    const more = clusters(120, DIMENSIONS, [0, 1, 2, 3, 4]);
    const second = await head.train(more, { seed: 1 });
    expect(await scores(first)).toEqual(before);
    expect(second.head.save()).toEqual(
      (await (await makeHead({ ...quick, epochs: 3 })).train(more, { seed: 1 })).head.save(),
    );
  });

  test('takes options of the call before those of the head', async () => {
    const head = await makeHead(quick);
    const epochs: number[] = [];
    const batches: number[] = [];
    const { head: trained } = await head.train(set, {
      epochs: 2,
      batchSize: 50,
      learningRate: 0.5,
      onEpoch: (report) => epochs.push(report.epochs),
      onBatch: ({ batch }) => batches.push(batch),
    });
    expect(epochs).toEqual([2, 2]);
    expect(batches).toEqual([0, 1, 0, 1]);
    expect(trained.save().settings).toMatchObject({
      hiddenUnits: 16,
      epochs: 2,
      batchSize: 50,
      learningRate: 0.5,
    });
  });

  test('needs one sample only', async () => {
    const head = await makeHead();
    const training = await head.train(clusters(1, DIMENSIONS, [3]), { seed: 1 });
    expect((await scores(training))[0]).toEqual(Float32Array.of(0, 0, 0, 1, 0));
    expect(training.leftOut).toEqual(new Float32Array(LABELS).fill(NaN));
    await expect(head.train(clusters(0, DIMENSIONS, [0]), {})).rejects.toMatchObject({
      code: 'not-enough-samples',
    });
  });

  test('needs no more memory for more samples', async () => {
    const head = await makeHead({ ...quick, epochs: 1 });
    const most = async (count: number) => {
      let bytes = 0;
      await head.train(clusters(count, DIMENSIONS, [0, 1]), {
        onBatch: () => (bytes = Math.max(bytes, tf.memory().numBytes)),
      });
      return bytes;
    };
    expect(await most(2000)).toBe(await most(64));
  });

  test('lets everything else have its turn', async () => {
    const head = await makeHead();
    let turns = 0;
    let done = false;
    const count = () => {
      turns++;
      if (!done) setImmediate(count);
    };
    setImmediate(count);
    await head.train(set, {});
    done = true;
    expect(turns).toBeGreaterThan(30);
  });
});

describe('the check', () => {
  test('scores the latest fifth of each label by a network that never saw them', async () => {
    const { leftOut } = await (await makeHead()).train(set, { seed: 1 });
    const rows = set.samples.map((_, i) => leftOut.slice(i * LABELS, (i + 1) * LABELS));
    // 30 samples of each label, in turn: the last 6 of each are the last 18.
    expect(rows.map((row) => Number.isNaN(row[0]))).toEqual(rows.map((_, i) => i < 72));
    for (const [i, row] of rows.entries()) if (i >= 72) expect(largest(row)).toBe(set.targets[i]);
  });

  test('tells when there is nothing to learn', async () => {
    const random = clusters(200, DIMENSIONS, [0]);
    const targets = random.targets.map((_, i) => ((i * 7919) >> 3) % LABELS);
    const { leftOut } = await (
      await makeHead({ ...quick, epochs: 30 })
    ).train({ ...random, targets }, { seed: 1 });
    let tried = 0;
    let right = 0;
    for (let i = 0; i < 200; i++) {
      const row = leftOut.slice(i * LABELS, (i + 1) * LABELS);
      if (Number.isNaN(row[0])) continue;
      tried++;
      right += Number(largest(row) === targets[i]);
    }
    expect(tried).toBeGreaterThan(30);
    expect(right / tried).toBeLessThan(0.6);
  });

  test('can be turned off, which changes nothing else', async () => {
    const checked = await (await makeHead()).train(set, { seed: 1 });
    const unchecked = await (await makeHead({ ...quick, check: false })).train(set, { seed: 1 });
    expect(unchecked.head.save()).toEqual(checked.head.save());
    expect(unchecked.leftOut.every(Number.isNaN)).toBe(true);
  });
});

describe('what can go wrong', () => {
  test('an abort at any moment rejects with its reason and leaves nothing behind', async () => {
    const head = await makeHead();
    const earlier = await head.train(set, { seed: 1 });
    const before = await scores(earlier);
    await expect(head.train(set, { signal: AbortSignal.abort('before') })).rejects.toBe('before');
    for (const wait of [0, 1, 2, 5, 9]) {
      const abort = new AbortController();
      const training = head.train(set, { signal: abort.signal, epochs: 10_000 });
      setTimeout(() => abort.abort(`after ${wait}`), wait * 5);
      await expect(training).rejects.toBe(`after ${wait}`);
    }
    expect(await scores(earlier)).toEqual(before);
  });

  test('an abort takes effect within the batch', async () => {
    const abort = new AbortController();
    let batches = 0;
    const training = (await makeHead()).train(set, {
      signal: abort.signal,
      onBatch: () => {
        if (++batches === 5) abort.abort('enough');
      },
    });
    await expect(training).rejects.toBe('enough');
    expect(batches).toBe(5);
  });

  test('an error in a report ends the training and leaves nothing behind', async () => {
    const head = await makeHead();
    const fail = () => {
      throw new RangeError('mine');
    };
    await expect(head.train(set, { onBatch: fail })).rejects.toThrow('mine');
    await expect(head.train(set, { onEpoch: fail })).rejects.toThrow('mine');
  });

  test('a backend that is replaced meanwhile: training starts again', async () => {
    const seen: number[] = [];
    const replaced = {
      backend: engine.backend,
      generation: 1,
      run: <T>(work: () => T): T => engine.run(work),
    };
    const head = await makeHead(quick, replaced);
    const training = await head.train(set, {
      seed: 1,
      onEpoch: ({ epoch }) => {
        seen.push(epoch);
        if (seen.length === 3) replaced.generation++;
      },
    });
    expect(seen).toEqual([0, 1, 2, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const undisturbed = await (await makeHead()).train(set, { seed: 1 });
    expect(training.head.save()).toEqual(undisturbed.head.save());
  });

  test('options out of range are TypeErrors that name the option', async () => {
    const wrong: [string, MlpOptions][] = [
      ['hiddenUnits', { hiddenUnits: 0 }],
      ['hiddenUnits', { hiddenUnits: 1.5 }],
      ['epochs', { epochs: 1e9 }],
      ['epochs', { epochs: '3' as unknown as number }],
      ['batchSize', { batchSize: -1 }],
      ['learningRate', { learningRate: 0 }],
      ['learningRate', { learningRate: NaN }],
      ['check', { check: 'no' as unknown as boolean }],
    ];
    for (const [name, options] of wrong) {
      expect(() => mlp(options)).toThrow(TypeError);
      expect(() => mlp(options)).toThrow(`mlp: ${name} must be`);
    }
    const head = await makeHead({ epochs: undefined });
    for (const [name, options] of [...wrong.slice(2, 7), ['seed', { seed: 0.5 }]] as typeof wrong) {
      await expect(head.train(set, options)).rejects.toThrow(TypeError);
      await expect(head.train(set, options)).rejects.toThrow(`train: ${name} must be`);
    }
  });

  test('numbers that are no longer any', async () => {
    const huge = clusters(8, DIMENSIONS, [0, 1]);
    for (const { features } of huge.samples) features.fill(0x7c00);
    await expect((await makeHead()).train(huge, {})).rejects.toThrow(/no longer (a number|numbers)/);
  });
});
