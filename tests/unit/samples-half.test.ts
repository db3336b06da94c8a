import { describe, expect, it } from 'vitest';
import { fromHalf, toHalf } from '../../src/samples/half.js';

const bitsOf = (value: number): number => toHalf(Float32Array.of(value))[0];
const roundTrip = (value: number): number => fromHalf(toHalf(Float32Array.of(value)))[0];

/** Every finite half-precision number, from the definition, by its bits. */
function definition(half: number): number {
  const exponent = (half >> 10) & 31;
  const fraction = half & 1023;
  const magnitude = exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25);
  return half & 0x8000 ? -magnitude : magnitude;
}

describe('half precision', () => {
  it('reads all finite bit patterns as the standard defines them, and writes them back unchanged', () => {
    const all = Uint16Array.from({ length: 65536 }, (_, i) => i).filter((half) => ((half >> 10) & 31) !== 31);
    const values = fromHalf(all);
    expect([...all].filter((half, i) => !Object.is(values[i], definition(half)))).toEqual([]);
    expect(toHalf(values)).toEqual(all);
  });

  it('knows the textbook patterns', () => {
    expect([1, -2, 65504, 2 ** -14, 2 ** -24, 0.333251953125].map(bitsOf)).toEqual([
      0x3c00, 0xc000, 0x7bff, 0x0400, 0x0001, 0x3555,
    ]);
  });

  it('keeps infinities, NaN and the sign of zero', () => {
    expect(roundTrip(Infinity)).toBe(Infinity);
    expect(roundTrip(-Infinity)).toBe(-Infinity);
    expect(roundTrip(NaN)).toBeNaN();
    expect(Object.is(roundTrip(-0), -0)).toBe(true);
    expect(Object.is(roundTrip(0), 0)).toBe(true);
  });

  it('overflows to infinity from 65,520 on, and not before', () => {
    expect(roundTrip(65519.99)).toBe(65504);
    expect(roundTrip(65520)).toBe(Infinity);
    expect(roundTrip(-1e30)).toBe(-Infinity);
  });

  it('rounds halfway to even, between any two neighbours', () => {
    const values = fromHalf(Uint16Array.from({ length: 0x7c00 }, (_, i) => i));
    const middles = values.subarray(1).map((high, half) => (values[half] + high) / 2);
    const even = Uint16Array.from(middles, (_, half) => half + (half % 2));
    expect(toHalf(middles)).toEqual(even);
    expect(toHalf(middles.map((middle) => -middle))).toEqual(even.map((half) => half | 0x8000));
  });

  it('rounds to the nearest neighbour of any number', () => {
    const wrong: number[] = [];
    let state = 1;
    for (let i = 0; i < 20_000; i++) {
      state = (state * 48271) % 2147483647;
      const value = Math.fround((state / 2147483647 - 0.5) * 2 ** ((state % 46) - 30));
      const got = roundTrip(value);
      const half = bitsOf(value) & 0x7fff;
      for (const neighbour of [half - 1, half + 1]) {
        if (neighbour < 0 || neighbour >= 0x7c00) continue;
        if (Math.abs(got - value) > Math.abs(definition(neighbour) - Math.abs(value))) wrong.push(value);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('writes into an array that is given', () => {
    const into = new Float32Array(3);
    expect(fromHalf(Uint16Array.of(0x3c00, 0x4000), into)).toBe(into);
    expect([...into]).toEqual([1, 2, 0]);
  });
});
