import { describe, expect, it } from 'vitest';
import {
  handRotation,
  handTilt,
  palmAspect,
  regionAround,
  toPicture,
  wrapAngle,
  type Point,
} from '../../src/backbone/geometry.js';
import { openHand, placed } from '../support/hand-points.js';

describe('toPicture', () => {
  it('puts the middle of the square read at its centre, whatever its rotation', () => {
    const raw = new Float32Array(63).fill(112);
    for (const rotation of [0, 1, -2]) {
      const [x, y, z] = toPicture(raw, { x: 30, y: 40, size: 50, rotation }, 224)[7];
      expect(x).toBeCloseTo(30);
      expect(y).toBeCloseTo(40);
      expect(z).toBe(0);
    }
  });

  it('turns clockwise: what is up in a square turned by a quarter is to the right in the picture', () => {
    const raw = new Float32Array(63);
    raw.set([112, 0, 0]);
    const [[x, y]] = toPicture(raw, { x: 100, y: 100, size: 224, rotation: Math.PI / 2 }, 224);
    expect(x).toBeCloseTo(212);
    expect(y).toBeCloseTo(100);
  });

  it('scales depth with the square and counts it from the wrist', () => {
    const raw = new Float32Array(63);
    raw[2] = 5;
    raw[5] = 15;
    const points = toPicture(raw, { x: 0, y: 0, size: 448, rotation: 0 }, 224);
    expect(points[0][2]).toBe(0);
    expect(points[1][2]).toBe(20);
  });
});

describe('handRotation', () => {
  it('is the angle from the wrist to the knuckles, clockwise from up', () => {
    for (const rotation of [0, 0.5, 3, -1.2]) {
      expect(
        wrapAngle(handRotation(placed(openHand, { x: 50, y: 50, size: 40, rotation })) - rotation),
      ).toBeCloseTo(0, 5);
    }
  });
});

describe('regionAround', () => {
  const square = regionAround(openHand, 1.8, 0.1);

  it('moves, turns and grows with the hand', () => {
    const place = { x: 300, y: 200, size: 3, rotation: 0.7 };
    const moved = regionAround(placed(openHand, place), 1.8, 0.1);
    const [expected] = placed([[square.x, square.y, 0]], place);
    expect(moved.x).toBeCloseTo(expected[0]);
    expect(moved.y).toBeCloseTo(expected[1]);
    expect(moved.size).toBeCloseTo(3 * square.size);
    expect(wrapAngle(moved.rotation - square.rotation - 0.7)).toBeCloseTo(0);
  });

  it('holds all of an open hand, fingertips included', () => {
    for (const [x, y] of openHand) {
      expect(Math.abs(x - square.x)).toBeLessThan(square.size / 2);
      expect(Math.abs(y - square.y)).toBeLessThan(square.size / 2);
    }
  });

  it('does not change when fingers bend', () => {
    const fist = openHand.map((point, i): Point =>
      [8, 12, 16, 20, 7, 11, 15, 19].includes(i) ? openHand[9] : point,
    );
    expect(regionAround(fist, 1.8, 0.1)).toEqual(square);
  });

  it('mirrors with the hand', () => {
    const mirrored = regionAround(
      openHand.map(([x, y, z]) => [-x, y, z]),
      1.8,
      0.1,
    );
    expect(mirrored.x).toBeCloseTo(-square.x);
    expect(mirrored.y).toBeCloseTo(square.y);
    expect(mirrored.rotation).toBeCloseTo(-square.rotation);
  });

  it('moves towards the fingers by a share of the height', () => {
    const straight = regionAround(openHand, 1.8, 0);
    expect(square.y).toBeLessThan(straight.y);
    expect(square.size).toBe(straight.size);
  });
});

describe('palmAspect', () => {
  it('is small for a hand seen from the side, and infinite for a single point', () => {
    expect(palmAspect(openHand)).toBeGreaterThan(0.5);
    expect(palmAspect(openHand.map(([x, y, z]) => [x / 10, y, z]))).toBeLessThan(0.2);
    expect(palmAspect(openHand.map(() => [1, 1, 0]))).toBe(Infinity);
  });
});

describe('wrapAngle', () => {
  it('gives the same direction within half a turn', () => {
    expect(wrapAngle(3 * Math.PI)).toBeCloseTo(Math.PI);
    expect(wrapAngle(-2.5 * Math.PI)).toBeCloseTo(-0.5 * Math.PI);
    expect(wrapAngle(1)).toBe(1);
  });
});

describe('handTilt', () => {
  const up = { x: 50, y: 50, size: 40 };
  const mirrored = openHand.map(([x, y, z]) => [-x, y, z] as const);

  it('is 0 with the fingers up, π ÷ 2 with the thumb up, and turns with the hand, the same for both hands', () => {
    for (const rotation of [0, 0.5, Math.PI / 2, 2.5, -1, -Math.PI / 2]) {
      // The little finger's knuckle of an open hand lies lower than the index finger's: that is the quarter radian.
      const right = handTilt(placed(openHand, { ...up, rotation }));
      const left = handTilt(placed(mirrored, { ...up, rotation: -rotation }));
      expect(right).toBeCloseTo(left);
      expect(Math.abs(wrapAngle(right - rotation))).toBeLessThan(0.25);
    }
  });

  it('stays a number where all points are one', () => {
    expect(handTilt(openHand.map(() => [3, 3, 0] as const))).toBe(0);
  });
});
