import { describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../src/backends/backend.js';
import type { TrainingSet } from '../../src/head/head.js';
import { Gram } from '../../src/head/least-squares/gram.js';
import { leastSquares } from '../../src/head/least-squares/least-squares.js';
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

/** An engine that multiplies, by the definition. */
function multiplyingEngine() {
  const multiply = vi.fn<NonNullable<Engine['multiply']>>((left, right, rows, inner, columns) => {
    const product = new Float32Array(rows * columns);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        let sum = 0;
        for (let k = 0; k < inner; k++) sum += left[i * inner + k] * right[k * columns + j];
        product[i * columns + j] = sum;
      }
    }
    return Promise.resolve(product);
  });
  return { ...noEngine, multiply };
}

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
    const dimensions = 2500;
    const wide = clusters(randomNumbers(12), { labels: 4, samples: 200, dimensions, noise: 1 });
    const set = trainingSet(wide.vectors, wide.targets);
    const engine = multiplyingEngine();
    const gram = new Gram(dimensions, engine);
    const slices = new TimeSlices(undefined);
    await gram.update(set.samples.slice(0, 90), slices);
    expect(engine.multiply).toHaveBeenCalledTimes(1);
    await gram.update(set.samples, slices);
    // 110 new ones against all 200, 128 at a time.
    expect(engine.multiply.mock.calls.slice(1).map(([, , rows, , columns]) => [rows, columns])).toEqual([
      [110, 128],
      [110, 72],
    ]);
    engine.multiply.mockClear();
    await gram.update(set.samples, slices);
    await gram.update(set.samples.slice(5), slices);
    expect(engine.multiply).not.toHaveBeenCalled();

    const plain = new Gram(dimensions, noEngine);
    await plain.update(set.samples, slices);
    const places = (of: Gram, i: number): number => of.place(set.samples[i]);
    for (const [i, j] of [
      [5, 5],
      [60, 6],
      [139, 59],
      [128, 130],
      [7, 139],
    ]) {
      const a = fromHalf(set.samples[i].features);
      const b = fromHalf(set.samples[j].features);
      const exact = a.reduce((sum, value, k) => sum + value * b[k], 0);
      const near = Math.abs(exact) * 1e-6 + 0.01;
      expect(Math.abs(gram.product(places(gram, i), places(gram, j)) - exact)).toBeLessThan(near);
      expect(Math.abs(plain.product(places(plain, i), places(plain, j)) - exact)).toBeLessThan(near);
    }
  });

  it('does without the backend when that fails', async () => {
    const engine = multiplyingEngine();
    engine.multiply.mockRejectedValue(new Error('The device was lost.'));
    const wide = clusters(randomNumbers(13), { labels: 2, samples: 100, dimensions: 2000, noise: 1 });
    const set = trainingSet(wide.vectors, wide.targets);
    const context = { labels: 2, dimensions: 2000 };
    const withFailing = await (await leastSquares().create({ ...context, engine })).train(set, {});
    const without = await (await leastSquares().create({ ...context, engine: noEngine })).train(set, {});
    expect(engine.multiply).toHaveBeenCalled();
    expect(withFailing.head.save()).toEqual(without.head.save());
  });

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
