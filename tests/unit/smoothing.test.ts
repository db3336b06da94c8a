import { describe, expect, it } from 'vitest';
import { Smoother } from '../../src/classifier/smoothing.js';

const scored = (scores: number[], unknown = 0) => ({ scores: Float32Array.from(scores), unknown });
const nothing = { scores: null, unknown: 1 };

describe('Smoother', () => {
  it('gives verdicts as they are when turned off', () => {
    const smoother = new Smoother(0);
    const verdict = scored([0.2, 0.8], 0.1);
    expect(smoother.add(verdict, 0)).toBe(verdict);
    expect(smoother.add(nothing, 1)).toBe(nothing);
  });

  it('averages what lies within the span, and no longer', () => {
    const smoother = new Smoother(100);
    smoother.add(scored([1, 0]), 0);
    expect(smoother.add(scored([0, 1]), 50).scores).toEqual(Float32Array.of(0.5, 0.5));
    expect(smoother.add(scored([0, 1]), 120).scores).toEqual(Float32Array.of(0, 1));
  });

  it('hears a frame as far as it is known', () => {
    const smoother = new Smoother(100);
    smoother.add(scored([1, 0], 0.9), 0);
    const { scores, unknown } = smoother.add(scored([0, 1], 0.1), 10);
    expect(scores![0]).toBeCloseTo(0.1);
    expect(scores![1]).toBeCloseTo(0.9);
    expect(unknown).toBeCloseTo(0.5);
  });

  it('counts a frame without a hand as unknown, and leaves its scores out', () => {
    const smoother = new Smoother(100);
    smoother.add(scored([0.3, 0.7], 0), 0);
    smoother.add(scored([0.3, 0.7], 0), 10);
    const { scores, unknown } = smoother.add(nothing, 20);
    expect(scores![1]).toBeCloseTo(0.7);
    expect(unknown).toBeCloseTo(1 / 3);
  });

  it('has scores that sum to 1 even where every frame is surely unknown', () => {
    const smoother = new Smoother(100);
    smoother.add(scored([0.3, 0.7], 1), 0);
    const { scores, unknown } = smoother.add(scored([0.5, 0.5], 1), 10);
    expect(scores![0] + scores![1]).toBeCloseTo(1);
    expect(unknown).toBe(1);
    expect(new Smoother(100).add(nothing, 0)).toEqual(nothing);
  });
});
