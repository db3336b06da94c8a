import { describe as group, expect, it } from 'vitest';
import { describe, DIMENSIONS, meanDescription } from '../../src/backbone/hand/description.js';
import { openHand, placed } from '../support/hand-points.js';

const activation = Float32Array.from({ length: 672 }, (_, i) => (i % 3 === 0 ? (i % 7) / 2 : 0));
const flat = (points: readonly (readonly number[])[]): Float32Array => Float32Array.from(points.flat());
const metric = flat(placed(openHand, { x: 0, y: 0, size: 0.001, rotation: 0 }));

function distance(a: Float32Array, b: Float32Array): number {
  return Math.hypot(...a.map((value, i) => value - b[i]));
}

group('describe', () => {
  const upright = describe({ activation, metric }, 0);

  it('has as many numbers as it says, all finite', () => {
    expect(upright).toHaveLength(DIMENSIONS);
    expect(upright.every(Number.isFinite)).toBe(true);
  });

  it('does not depend on how strong the activation is', () => {
    const louder = describe({ activation: activation.map((value) => 4 * value), metric }, 0);
    expect(distance(louder, upright)).toBeLessThan(1e-5);
  });

  it('does not depend on the size, place, view or side of the landmarks', () => {
    const turned = flat(placed(openHand, { x: 3, y: -2, size: 0.4, rotation: 2 }));
    const mirrored = flat(openHand.map(([x, y, z]) => [-x, y, z]));
    expect(distance(describe({ activation, metric: turned }, 0), upright)).toBeLessThan(1e-4);
    expect(distance(describe({ activation, metric: mirrored }, 0), upright)).toBeLessThan(1e-4);
  });

  it('hears a bent finger', () => {
    const bent = metric.slice();
    bent.set(bent.subarray(3 * 5, 3 * 6), 3 * 8);
    expect(distance(describe({ activation, metric: bent }, 0), upright)).toBeGreaterThan(0.1);
  });

  it('tells a hand turned upside down from an upright one, and hardly hears a tilt', () => {
    expect(distance(describe({ activation, metric }, Math.PI), upright)).toBeCloseTo(1);
    expect(distance(describe({ activation, metric }, (40 * Math.PI) / 180), upright)).toBeLessThan(0.11);
  });

  it('tells thumbs up from thumbs down by as much', () => {
    const [up, down] = [Math.PI / 2, -Math.PI / 2].map((tilt) => describe({ activation, metric }, tilt));
    expect(distance(up, down)).toBeCloseTo(1);
  });

  it('stays finite for a network that saw nothing at all', () => {
    const nothing = describe({ activation: new Float32Array(672), metric: new Float32Array(63) }, 0);
    expect(nothing.every(Number.isFinite)).toBe(true);
  });
});

group('meanDescription', () => {
  it('is the middle', () => {
    const ones = new Float32Array(DIMENSIONS).fill(1);
    const threes = new Float32Array(DIMENSIONS).fill(3);
    expect(meanDescription([ones, threes])).toEqual(new Float32Array(DIMENSIONS).fill(2));
    expect(meanDescription([ones])).toEqual(ones);
  });
});
