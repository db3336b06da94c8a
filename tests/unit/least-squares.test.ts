import { describe, expect, it } from 'vitest';
import { GestureError } from '../../src/errors.js';
import type { Head, SavedHead, TrainedHead, TrainingSet } from '../../src/head/head.js';
import { leastSquares, type LeastSquaresOptions } from '../../src/head/least-squares/least-squares.js';
import { fromHalf } from '../../src/samples/half.js';
import { randomNumbers } from '../support/random.js';
import { clusters, noEngine } from '../support/clusters.js';
import { trainingSet } from '../support/training-sets.js';

const make = (dimensions: number, labels: number, options?: LeastSquaresOptions): Promise<Head> =>
  Promise.resolve(leastSquares(options).create({ dimensions, labels, engine: noEngine }));

const best = (scores: Float32Array): number => scores.indexOf(Math.max(...scores));

async function accuracy(trained: TrainedHead, vectors: Float32Array[], targets: number[]): Promise<number> {
  let right = 0;
  for (const [i, vector] of vectors.entries()) if (best(await trained.score(vector)) === targets[i]) right++;
  return right / targets.length;
}

describe('leastSquares', () => {
  const shape = { labels: 5, samples: 500, dimensions: 60, noise: 1 };
  const { vectors, targets } = clusters(randomNumbers(1), shape);
  const first = (count: number): TrainingSet => trainingSet(vectors.slice(0, count), targets.slice(0, count));
  const rest = { vectors: vectors.slice(300), targets: targets.slice(300) };

  describe.each(['cosine', 'gaussian'] as const)('with the %s kernel', (kernel) => {
    it('learns from one sample a label, and better from more', async () => {
      const head = await make(60, 5, { kernel });
      const accuracies: number[] = [];
      for (const count of [5, 25, 300]) {
        const { head: trained } = await head.train(first(count), {});
        accuracies.push(await accuracy(trained, rest.vectors, rest.targets));
      }
      expect(accuracies[0]).toBeGreaterThan(0.7);
      expect(accuracies[1]).toBeGreaterThan(accuracies[0]);
      expect(accuracies[2]).toBeGreaterThan(0.97);
    });

    it('gives probabilities that mean what they say', async () => {
      const noisy = clusters(randomNumbers(2), { ...shape, samples: 1100, noise: 3 });
      const head = await make(60, 5, { kernel });
      const { head: trained, leftOut } = await head.train(
        trainingSet(noisy.vectors.slice(0, 100), noisy.targets.slice(0, 100)),
        {},
      );
      let confidence = 0;
      for (const vector of noisy.vectors.slice(100)) confidence += Math.max(...(await trained.score(vector)));
      const right = await accuracy(trained, noisy.vectors.slice(100), noisy.targets.slice(100));
      expect(right).toBeGreaterThan(0.4);
      expect(right).toBeLessThan(0.9);
      expect(Math.abs(confidence / 1000 - right)).toBeLessThan(0.1);
      const rows = Array.from({ length: 100 }, (_, i) => leftOut.subarray(i * 5, i * 5 + 5));
      const leftOutRight = rows.filter((row, i) => best(row) === noisy.targets[i]).length / 100;
      expect(Math.abs(leftOutRight - right)).toBeLessThan(0.15);
    });

    it('never predicts labels without samples', async () => {
      const head = await make(60, 9, { kernel });
      const without = first(50);
      const { head: trained, leftOut } = await head.train(
        { ...without, targets: without.targets.map((target) => target + 2) },
        {},
      );
      const scores = await trained.score(vectors[400]);
      expect([0, 1, 7, 8].map((label) => scores[label])).toEqual([0, 0, 0, 0]);
      expect(scores.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
      expect([leftOut[0], leftOut[8]]).toEqual([0, 0]);
    });

    it('has no left-out scores for the only sample of a label, and goes on', async () => {
      const head = await make(60, 5, { kernel });
      const one = await head.train(first(5), {});
      expect(one.leftOut.every(Number.isNaN)).toBe(true);
      const seven = await head.train(first(7), {});
      const missing = Array.from({ length: 7 }, (_, i) => Number.isNaN(seven.leftOut[i * 5]));
      expect(missing).toEqual([false, false, true, true, true, false, false]);
      expect((await seven.head.score(vectors[300])).every(Number.isFinite)).toBe(true);
    });

    it('is certain where only one label has samples', async () => {
      const head = await make(60, 5, { kernel });
      for (const count of [1, 3]) {
        const set = trainingSet(
          vectors.slice(0, count),
          Array.from({ length: count }, () => 3),
        );
        const { head: trained } = await head.train(set, {});
        expect([...(await trained.score(vectors[9]))]).toEqual([0, 0, 0, 1, 0]);
      }
    });

    it('stays finite whatever the samples are', async () => {
      const flat = Float32Array.from({ length: 60 }, () => 3);
      const zero = new Float32Array(60);
      const huge = vectors[0].map((value) => value * 30_000);
      const sets = [
        [flat, flat, flat, flat],
        [zero, zero, zero, zero],
        [zero, flat, flat, zero],
        [vectors[0], vectors[0], vectors[0], vectors[1]],
        [huge, vectors[1], huge, zero],
        [flat.map((value, i) => value + (i === 0 ? 0.01 : 0)), flat, flat, flat],
      ];
      for (const set of sets) {
        const head = await make(60, 3, { kernel });
        const { head: trained, leftOut } = await head.train(trainingSet(set, [0, 1, 0, 1]), {});
        expect(leftOut.every(Number.isFinite)).toBe(true);
        for (const vector of [...set, vectors[5]]) {
          const scores = await trained.score(vector);
          expect(scores.every(Number.isFinite)).toBe(true);
          expect(scores.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
        }
      }
    });

    it('is undecided about the same picture under two labels', async () => {
      const head = await make(60, 3, { kernel });
      const same = [vectors[0], vectors[0], vectors[1], vectors[6], vectors[1]];
      const { head: trained } = await head.train(trainingSet(same, [0, 1, 2, 2, 2]), {});
      const scores = await trained.score(vectors[0]);
      expect(scores[0]).toBeCloseTo(scores[1], 5);
      expect(scores[0]).toBeGreaterThan(0.4);
    });

    it('saves and restores bit for bit, through JSON', async () => {
      const head = await make(60, 5, { kernel });
      const { head: trained } = await head.train(first(40), {});
      const saved = trained.save();
      const copy: SavedHead = {
        settings: JSON.parse(JSON.stringify(saved.settings)) as SavedHead['settings'],
        arrays: structuredClone(saved.arrays),
      };
      const restored = await (await make(60, 5)).restore(copy);
      for (const vector of rest.vectors.slice(0, 20)) {
        expect(await restored.score(vector)).toEqual(await trained.score(vector));
      }
      expect(restored.save()).toEqual(saved);
    });
  });

  it('recognises labels alike, however many samples they have', async () => {
    const noisy = clusters(randomNumbers(3), { labels: 2, samples: 1000, dimensions: 60, noise: 3 });
    const [many, few] = [0, 1].map((label) => noisy.vectors.filter((_, i) => noisy.targets[i] === label));
    const head = await make(60, 2);
    const { head: trained } = await head.train(
      trainingSet(
        [...many.slice(0, 80), ...few.slice(0, 8)],
        Array.from({ length: 88 }, (_, i) => (i < 80 ? 0 : 1)),
      ),
      {},
    );
    const right = await Promise.all(
      [many, few].map((vectors, label) =>
        accuracy(trained, vectors.slice(100), Array<number>(400).fill(label)),
      ),
    );
    expect(Math.min(...right)).toBeGreaterThan(0.6);
  });

  it('chooses a stiffer fit for noisier samples, unless told', async () => {
    const lambda = async (noise: number, options?: LeastSquaresOptions): Promise<unknown> => {
      const { vectors, targets } = clusters(randomNumbers(4), {
        ...{ labels: 3, samples: 200, dimensions: 20, noise: 0.5 },
      });
      // The first feature adds a faint hint at one of the labels, which noise may drown.
      const random = randomNumbers(6);
      vectors.forEach((vector, i) => (vector[0] = (targets[i] === 1 ? 0.3 : 0) + noise * (random() - 0.5)));
      const head = await make(20, 3, { kernel: 'cosine', ...options });
      const { head: trained } = await head.train(trainingSet(vectors, targets), {});
      return trained.save().settings['lambda'];
    };
    expect(await lambda(2)).toBeGreaterThan((await lambda(0)) as number);
    expect(await lambda(2, { lambda: 0.123 })).toBe(0.123);
  });

  it('trains on many samples, choosing λ on some of them', async () => {
    const many = clusters(randomNumbers(5), { ...shape, samples: 1100, noise: 2 });
    const head = await make(60, 5);
    const { head: trained } = await head.train(
      trainingSet(many.vectors.slice(0, 550), many.targets.slice(0, 550)),
      {},
    );
    expect(await accuracy(trained, many.vectors.slice(550), many.targets.slice(550))).toBeGreaterThan(0.8);
  });

  it('refuses to train on nothing', async () => {
    const head = await make(60, 5);
    const failure = head.train(trainingSet([], []), {});
    await expect(failure).rejects.toThrow(GestureError);
    await expect(failure).rejects.toMatchObject({ code: 'not-enough-samples' });
  });

  it('refuses options that make no sense', () => {
    expect(() => leastSquares({ kernel: 'linear' as 'cosine' })).toThrow(TypeError);
    expect(() => leastSquares({ lambda: 0 })).toThrow(TypeError);
    expect(() => leastSquares({ lambda: NaN })).toThrow(TypeError);
  });

  it.each<[string, (saved: SavedHead) => unknown, RegExp]>([
    [
      'another length of features',
      ({ arrays }) => (arrays['weights'].shape as number[]).splice(0, 1, 59),
      /weights/,
    ],
    ['a missing array', ({ arrays }) => delete (arrays as Record<string, unknown>)['bias'], /bias/],
    ['NaN', ({ arrays }) => (arrays['weights'].data[3] = NaN), /finite/],
    [
      'an unknown kernel',
      ({ settings }) => ((settings as Record<string, unknown>)['kernel'] = 'x'),
      /kernel/,
    ],
    [
      'no sharpness',
      ({ settings }) => delete (settings as Record<string, unknown>)['sharpness'],
      /sharpness/,
    ],
    ['a label too many', ({ settings }) => (settings['labels'] as number[]).splice(4, 1, 5), /labels/],
    ['labels out of order', ({ settings }) => (settings['labels'] as number[]).reverse(), /labels/],
  ])('refuses to restore %s', async (_, harm, message) => {
    const head = await make(60, 5, { kernel: 'cosine' });
    const { head: trained } = await head.train(first(20), {});
    const saved = structuredClone(trained.save());
    harm(saved);
    await expect(head.restore(saved)).rejects.toThrow(message);
  });

  it('reads features as they were stored', async () => {
    const head = await make(60, 5);
    const set = first(60);
    const { head: trained } = await head.train(set, {});
    const stored = set.samples.map(({ features }) => fromHalf(features));
    expect(await accuracy(trained, stored, [...set.targets])).toBe(1);
  });
});
