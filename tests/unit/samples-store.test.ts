import { describe, expect, it } from 'vitest';
import { fromHalf } from '../../src/samples/half.js';
import { SampleStore } from '../../src/samples/sample-store.js';

const labels = ['2', '10', '1', 'fist'] as const;
const features = (...values: number[]): Float32Array => Float32Array.from(values);
const make = (): SampleStore<(typeof labels)[number]> => new SampleStore(labels, 2);

describe('SampleStore', () => {
  it('keeps samples in order, by id, with counts in label order', () => {
    const store = make();
    const first = store.add(features(1, 2), '1');
    const second = store.add(features(3, -4), '10');
    const third = store.add(features(5, 6), '1');
    expect(store.size).toBe(3);
    expect(store.samples).toEqual([first, second, third]);
    expect(store.get(second.id)).toBe(second);
    expect(store.get('nobody')).toBeUndefined();
    expect([...fromHalf(second.features)]).toEqual([3, -4]);
    expect([...store.counts]).toEqual([
      ['2', 0],
      ['10', 1],
      ['1', 2],
      ['fist', 0],
    ]);
    expect(new Set(store.samples.map((sample) => sample.id)).size).toBe(3);
    expect(Math.abs(first.addedAt - Date.now())).toBeLessThan(10_000);
  });

  it('copies what it is given', () => {
    const store = make();
    const given = features(1, 2);
    const sample = store.add(given, '1');
    given.fill(9);
    expect([...fromHalf(sample.features)]).toEqual([1, 2]);
  });

  it('hands out snapshots and counts that later changes do not reach', () => {
    const store = make();
    store.add(features(1, 2), '1');
    const { samples, counts } = store;
    expect(store.samples).toBe(samples);
    store.add(features(3, 4), '1');
    expect(samples).toHaveLength(1);
    expect(counts.get('1')).toBe(1);
    expect(store.samples).toHaveLength(2);
    expect(() => (samples as unknown[]).push(1)).toThrow(TypeError);
  });

  it('removes once', () => {
    const store = make();
    const sample = store.add(features(1, 2), 'fist');
    expect(store.remove(sample.id)).toBe(sample);
    expect(store.remove(sample.id)).toBeUndefined();
    expect(store.size).toBe(0);
    expect(store.samples).toEqual([]);
    expect(store.counts.get('fist')).toBe(0);
  });

  it('clears one label, or all', () => {
    const store = make();
    const a = store.add(features(1, 2), '1');
    const b = store.add(features(1, 2), '2');
    const c = store.add(features(1, 2), '1');
    expect(store.clear('1')).toEqual([a, c]);
    expect(store.samples).toEqual([b]);
    expect(store.clear('fist')).toEqual([]);
    expect(store.clear()).toEqual([b]);
    expect([...store.counts.values()]).toEqual([0, 0, 0, 0]);
  });

  it('puts removed samples back where they were', () => {
    const store = make();
    const [a, b, c] = [1, 2, 3].map((value) => store.add(features(value, 0), '1'));
    store.remove(b.id);
    const d = store.add(features(4, 0), '2');
    store.restore([b]);
    expect(store.samples).toEqual([a, b, c, d]);
    const all = store.clear();
    const e = store.add(features(5, 0), '2');
    store.restore([...all].reverse());
    expect(store.samples).toEqual([a, b, c, d, e]);
    expect(store.samples[1]).toBe(b);
    expect(store.counts.get('1')).toBe(3);
  });

  it('takes samples from elsewhere at the end, in their order', () => {
    const from = make();
    const x = from.add(features(1, 1), '1');
    const y = from.add(features(2, 2), 'fist');
    const store = make();
    const own = store.add(features(0, 0), '2');
    store.restore([y, x]);
    expect(store.samples).toEqual([own, y, x]);
    expect(store.get(y.id)).toBe(y);
  });

  it('restores all or none', () => {
    const store = make();
    const a = store.add(features(1, 2), '1');
    const b = store.add(features(1, 2), '1');
    store.remove(b.id);
    expect(() => store.restore([b, a])).toThrow(/id .* already/);
    expect(() => store.restore([b, b])).toThrow(/id .* already/);
    expect(() => store.restore([b, { ...a, id: 'other', features: new Uint16Array(3) }])).toThrow(
      /2 features, not 3/,
    );
    expect(() => store.restore([b, { ...a, id: 'other', label: 'x' as '1' }])).toThrow(
      /"x" is none of the labels/,
    );
    expect(store.samples).toEqual([a]);
    expect(store.counts.get('1')).toBe(1);
  });

  it('says what was given in place of a label, without spelling it out', () => {
    const store = make();
    const picture = { data: new Uint8Array(100_000) } as unknown as '1';
    expect(() => store.checkLabel(picture)).toThrow(
      /Expected one of the labels .*, not something of type object\.$/,
    );
    expect(() => store.checkLabel(1 as unknown as '1')).toThrow(/not something of type number/);
    expect(() => store.checkLabel(null as unknown as '1')).toThrow(/not null/);
  });

  it('refuses what it cannot hold, and stays as it was', () => {
    const store = make();
    expect(() => store.add(features(1), '1')).toThrow(new TypeError('A sample here has 2 features, not 1.'));
    expect(() => store.add(features(1, 2), 'constructor' as '1')).toThrow(TypeError);
    expect(() => store.add(features(1, NaN), '1')).toThrow(/Feature 1 is NaN/);
    expect(() => store.add(features(-Infinity, 0), '1')).toThrow(/Feature 0 is -Infinity/);
    expect(() => store.add(features(0, 1e6), '1')).toThrow(/Feature 1 is 1000000/);
    expect(() => store.clear('x' as '1')).toThrow(TypeError);
    expect(store.size).toBe(0);
  });

  it('adds the 5,000th sample at the cost of the first, in 2 bytes a feature', () => {
    const dimensions = 12_544;
    const store = new SampleStore(['a', 'b'], dimensions);
    const values = Float32Array.from({ length: dimensions }, (_, i) => (i % 7) / 3);
    const before = process.memoryUsage();
    const times: number[] = [];
    for (let i = 0; i < 5000; i++) {
      const start = performance.now();
      store.add(values, i % 2 === 0 ? 'a' : 'b');
      times.push(performance.now() - start);
    }
    const after = process.memoryUsage();
    const grown = after.arrayBuffers + after.heapUsed - before.arrayBuffers - before.heapUsed;
    const median = (part: number[]): number => [...part].sort((a, b) => a - b)[part.length >> 1];
    expect(store.samples).toHaveLength(5000);
    expect(grown).toBeLessThan(150e6);
    // The first fifty warm the compiler up.
    expect(median(times.slice(-500))).toBeLessThan(3 * median(times.slice(50, 550)) + 0.05);
  });
});
