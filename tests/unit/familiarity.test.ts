import { describe, expect, it } from 'vitest';
import { Familiarity } from '../../src/head/familiarity/familiarity.js';
import { reachesOf, type Taught } from '../../src/head/familiarity/reaches.js';
import { headPart, joinSaved, readFamiliarity } from '../../src/head/familiarity/saved-familiarity.js';
import type { SavedHead, TrainedHead } from '../../src/head/head.js';
import { leastSquares } from '../../src/head/least-squares/least-squares.js';
import { Pacer } from '../../src/pacer.js';
import { fromHalf } from '../../src/samples/half.js';
import { noEngine } from '../support/clusters.js';
import { clusters, trainingSet } from '../support/training-sets.js';

const usual = { typical: 0.2, farthest: 0.3 };

/** Unit vectors in a plane at these angles: neighbours lie nearly as far apart as their angles. */
function onCircle(angles: readonly number[], targets: readonly number[]): Taught {
  return {
    vectors: Float32Array.from(angles.flatMap((angle) => [Math.cos(angle), Math.sin(angle)])),
    dimensions: 2,
    targets: Uint16Array.from(targets),
  };
}
const reaches = (angles: readonly number[], targets: readonly number[] = angles.map(() => 0)) =>
  reachesOf(onCircle(angles, targets), usual, new Pacer());

describe('how far a sample reaches', () => {
  it('is as usual where there is one sample a label', async () => {
    const found = await reaches([0, 1, 2], [0, 1, 2]);
    found.forEach((reach) => expect(reach).toBeCloseTo(usual.farthest));
  });

  it('is as usual for a burst of nearly the same frame, however many', async () => {
    const burst = Array.from({ length: 60 }, (_, i) => 0.001 * i);
    (await reaches(burst)).forEach((reach) => expect(reach).toBeCloseTo(usual.farthest));
  });

  it('falls slowly as more moments of a label are known, of that label only', async () => {
    const nine = Array.from({ length: 9 }, (_, i) => 0.16 * i);
    const found = await reaches([...nine, 3], [...nine.map(() => 0), 1]);
    expect(found[0]).toBeLessThan(found[9]);
    expect(found[0]).toBeGreaterThan(0.5 * usual.farthest);
  });

  it("grows where the user's own samples lie further apart than usual, and hardly shrinks", async () => {
    const apart = (step: number) => reaches(Array.from({ length: 16 }, (_, i) => step * i));
    const [close, far, absurd] = [await apart(0.151), await apart(0.25), await apart(2)].map(
      ([reach]) => reach,
    );
    expect(far).toBeGreaterThan(1.15 * close);
    expect(close).toBeGreaterThan(0.4 * usual.farthest);
    expect(absurd).toBeLessThan(1.5 * usual.farthest);
  });

  it('hears an abort', async () => {
    const angles = Array.from({ length: 100 }, (_, i) => 0.2 * i);
    const pacer = new Pacer(AbortSignal.abort(new Error('enough')), 0);
    await expect(
      reachesOf(
        onCircle(
          angles,
          angles.map(() => 0),
        ),
        usual,
        pacer,
      ),
    ).rejects.toThrow('enough');
  });
});

describe('Familiarity', () => {
  const known = new Familiarity(Float32Array.of(1, 0, 0, 1), Float32Array.of(0.2, 0.4), Uint16Array.of(0, 0));
  const at = (angle: number) => Float32Array.of(3 * Math.cos(angle), 3 * Math.sin(angle));

  it('measures from the nearest vector, in its reaches, whatever the length', () => {
    expect(known.distance(at(0))).toBeCloseTo(0);
    expect(known.distance(at(0.1))).toBeCloseTo(0.5, 2);
    expect(known.distance(at(Math.PI / 2 - 0.4))).toBeCloseTo(1, 1);
    expect(known.distance(new Float32Array(2))).toBeGreaterThan(3);
  });

  it('counts distance for less where other labels are far, and for more where one is as near', () => {
    const between = (other: number) =>
      new Familiarity(
        Float32Array.of(1, 0, Math.cos(other), Math.sin(other)),
        Float32Array.of(0.2, 0.2),
        Uint16Array.of(3, 1),
      ).distance(at(0.1));
    expect(between(Math.PI / 2)).toBeCloseTo(0.7 * 0.5, 2);
    expect(between(0.1 + 0.1 / 0.7)).toBeCloseTo(0.5, 2);
    expect(between(0.21)).toBeCloseTo(1.2 * 0.5, 2);
    expect(between(-0.01)).toBeCloseTo(1.2 * 0.5, 2);
    expect(between(0.05)).toBeLessThan(0.3);
  });

  it('is in doubt at the reach, sure near by and far away', () => {
    const edge = at(2 * Math.asin(0.1));
    expect(known.unknown(edge, 0.5)).toBeCloseTo(0.5);
    expect(known.unknown(at(0.02), 0.5)).toBeLessThan(0.01);
    expect(known.unknown(at(-0.6), 0.5)).toBeGreaterThan(0.99);
  });

  it('moves with the sensitivity: at 0 nothing is known, at 1 everything is', () => {
    const edge = at(2 * Math.asin(0.1));
    expect(known.unknown(edge, 0.9)).toBeCloseTo(0.1);
    expect(known.unknown(edge, 0.1)).toBeCloseTo(0.9);
    expect(known.unknown(at(0), 0)).toBe(1);
    expect(known.unknown(at(-2), 1)).toBe(0);
  });
});

describe('familiarity beside a head', () => {
  const set = clusters(24, 6, [0, 1, 2]);
  const features = set.samples.map((sample) => fromHalf(sample.features));
  const train = async (kernel: 'gaussian' | 'cosine') => {
    const head = await leastSquares({ kernel }).create({ dimensions: 6, labels: 3, engine: noEngine });
    const { head: trained } = await head.train(set, {});
    return { head, trained, familiarity: await Familiarity.learn(set, trained, usual) };
  };

  it.each(['gaussian', 'cosine'] as const)('comes back bit for bit (%s kernel)', async (kernel) => {
    const { head, trained, familiarity } = await train(kernel);
    const saved = joinSaved(trained, familiarity);
    expect(Object.keys(saved.arrays).includes('familiarity/vectors')).toBe(kernel === 'cosine');
    expect(headPart(saved)).toEqual(trained.save());
    const restored = await head.restore(headPart(saved));
    const copy = readFamiliarity(saved, restored, 6)!;
    for (const vector of features) expect(copy.unknown(vector, 0.5)).toBe(familiarity.unknown(vector, 0.5));
    expect(readFamiliarity(trained.save(), restored, 6)).toBeNull();
  });

  it('is the same whether the head keeps the vectors or not', async () => {
    const kept = (await train('gaussian')).familiarity;
    const own = (await train('cosine')).familiarity;
    for (const vector of features) expect(kept.distance(vector)).toBeCloseTo(own.distance(vector), 5);
  });

  it('refuses what does not fit', async () => {
    const { trained, familiarity } = await train('cosine');
    const { settings, arrays } = joinSaved(trained, familiarity);
    const read =
      (changed: SavedHead['arrays'], head: TrainedHead = trained) =>
      () =>
        readFamiliarity({ settings, arrays: { ...arrays, ...changed } }, head, 6);
    const numbers = (...data: number[]) => ({ shape: [data.length], data: Float32Array.from(data) });
    const [name, vectors, targets] = ['familiarity/reaches', 'familiarity/vectors', 'familiarity/targets'];
    expect(read({ [name]: numbers() })).toThrow(/positive/);
    expect(read({ [name]: numbers(...new Array<number>(23).fill(1), 0) })).toThrow(/positive/);
    expect(read({ [name]: numbers(1) })).toThrow(/1 vectors of 6|1 indices/);
    expect(read({ [targets]: undefined as never })).toThrow(/24 indices/);
    expect(read({ [targets]: numbers(...new Array<number>(24).fill(0.5)) })).toThrow(/24 indices/);
    expect(read({ [vectors]: undefined as never })).toThrow(/24 vectors of 6/);
    expect(read({}, { ...trained, vectors: new Float32Array(6) })).toThrow(/24 vectors/);
  });

  it('stops when aborted', async () => {
    const many = trainingSet(
      new Array<Float32Array>(400).fill(new Float32Array(4000).fill(1)),
      new Array<number>(400).fill(0),
    );
    const learning = Familiarity.learn(
      many,
      { ...(await train('cosine')).trained, vectors: undefined },
      usual,
      AbortSignal.abort(new Error('enough')),
    );
    await expect(learning).rejects.toThrow('enough');
  });
});
