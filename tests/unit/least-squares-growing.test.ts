import { describe, expect, it, vi } from 'vitest';
import type { TrainingSet } from '../../src/head/head.js';
import { Gram } from '../../src/head/least-squares/gram.js';
import { leastSquares } from '../../src/head/least-squares/least-squares.js';
import { NonZeros } from '../../src/head/least-squares/non-zeros.js';
import { SimdDots } from '../../src/head/least-squares/simd-dots.js';
import { TimeSlices } from '../../src/head/least-squares/time-slices.js';
import { fromHalf } from '../../src/samples/half.js';
import { randomNumbers } from '../support/random.js';
import { clusters, noEngine } from '../support/clusters.js';
import { trainingSet } from '../support/training-sets.js';

/** A set of some of the samples of another, in the order given. */
function pick({ samples, targets }: TrainingSet, indices: number[]): TrainingSet {
  return {
    samples: indices.map((i) => samples[i]),
    targets: Uint16Array.from(indices, (i) => targets[i]),
  };
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

describe('least squares while samples come and go', () => {
  const shape = { labels: 4, samples: 120, dimensions: 30 };
  const { vectors, targets } = clusters(randomNumbers(11), { ...shape, noise: 1 });
  const all = trainingSet(vectors, targets);

  it('gives what a fresh start gives, to the last bit', async () => {
    const head = await leastSquares().create({ ...shape, engine: noEngine });
    const sets = [
      range(0, 8),
      range(0, 50),
      range(0, 51),
      [...range(3, 20), ...range(30, 51)],
      [...range(0, 5), ...range(3, 4).map(() => 90), ...range(30, 80)],
      range(60, 70).reverse(),
      range(0, 120),
    ];
    for (const indices of sets) {
      const set = pick(all, indices);
      const grown = await head.train(set, {});
      const fresh = await (await leastSquares().create({ ...shape, engine: noEngine })).train(set, {});
      expect(grown.leftOut).toEqual(fresh.leftOut);
      expect(grown.head.save()).toEqual(fresh.head.save());
    }
  });

  it('multiplies only what is new', async () => {
    const single = vi.spyOn(NonZeros.prototype, 'dot');
    const bySixteen = vi.spyOn(SimdDots.prototype, 'products');
    const gram = new Gram(shape.dimensions);
    const slices = new TimeSlices(undefined);
    await gram.update(all.samples.slice(0, 60), slices);
    // Four groups of new ones, each with all up to its own last.
    expect(bySixteen).toHaveBeenCalledTimes(16 + 32 + 48 + 60);
    await gram.update(all.samples.slice(0, 61), slices);
    expect(single).toHaveBeenCalledTimes(61);
    await gram.update(all.samples.slice(5, 61), slices);
    await gram.update(all.samples.slice(20, 40), slices);
    expect(single).toHaveBeenCalledTimes(61);
    expect(bySixteen).toHaveBeenCalledTimes(16 + 32 + 48 + 60);
    vi.restoreAllMocks();
  });

  it.each([30, 12_544])(
    'multiplies %i features rightly, with SIMD or without, the same to the last bit',
    async (dimensions) => {
      const random = randomNumbers(12);
      // More than fit at once, three quarters of the features zero, and one sample of nothing but zeros.
      const vectors = Array.from({ length: 290 }, (_, i) =>
        Float32Array.from({ length: dimensions }, () => (i === 7 || random() < 0.75 ? 0 : random() * 4 - 1)),
      );
      const { samples } = trainingSet(
        vectors,
        vectors.map(() => 0),
      );
      const slices = new TimeSlices(undefined);
      const bySimd = new Gram(dimensions);
      await bySimd.update(samples, slices);
      vi.spyOn(SimdDots, 'create').mockReturnValue(undefined);
      const plain = new Gram(dimensions);
      await plain.update(samples, slices);
      vi.restoreAllMocks();
      let different = 0;
      for (let i = 0; i < 290; i++) {
        for (let j = 0; j < 290; j++) if (plain.product(i, j) !== bySimd.product(i, j)) different++;
      }
      expect(different).toBe(0);
      for (const [i, j] of [
        [0, 0],
        [7, 7],
        [260, 6],
        [289, 288],
        [16, 289],
      ]) {
        const a = fromHalf(samples[i].features);
        const b = fromHalf(samples[j].features);
        const exact = a.reduce((sum, value, k) => sum + value * b[k], 0);
        expect(Math.abs(bySimd.product(i, j) - exact)).toBeLessThanOrEqual(
          1e-5 * Math.hypot(...a) * Math.hypot(...b),
        );
      }
    },
  );

  it('lets others have their turn, hears an abort, and goes on afterwards', async () => {
    const large = clusters(randomNumbers(14), { labels: 4, samples: 400, dimensions: 200, noise: 1 });
    const set = trainingSet(large.vectors, large.targets);
    const head = await leastSquares().create({ labels: 4, dimensions: 200, engine: noEngine });
    const { head: before } = await head.train(pick(set, range(0, 40)), {});
    const scores = await before.score(large.vectors[350]);

    let turns = 0;
    const counting = setInterval(() => turns++, 0);
    const complete = await head.train(set, {});
    clearInterval(counting);
    expect(turns).toBeGreaterThan(5);

    const controller = new AbortController();
    const reason = new Error('Enough.');
    const other = await leastSquares().create({ labels: 4, dimensions: 200, engine: noEngine });
    const aborted = other.train(set, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 20);
    await expect(aborted).rejects.toBe(reason);
    expect(await before.score(large.vectors[350])).toEqual(scores);
    expect((await other.train(set, {})).head.save()).toEqual(complete.head.save());
  });

  it('rejects at once where the signal was aborted before', async () => {
    const head = await leastSquares().create({ ...shape, engine: noEngine });
    const reason = new Error('Never mind.');
    await expect(head.train(all, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it('serves trainings that overlap', async () => {
    const head = await leastSquares().create({ ...shape, engine: noEngine });
    const [small, large] = [pick(all, range(0, 40)), all];
    const both = await Promise.all([head.train(large, {}), head.train(small, {})]);
    const alone = await leastSquares().create({ ...shape, engine: noEngine });
    expect(both[1].head.save()).toEqual((await alone.train(small, {})).head.save());
    expect(both[0].head.save()).toEqual((await alone.train(large, {})).head.save());
  });
});
