import { describe, expect, it } from 'vitest';
import { guide } from '../../src/backbone/hand/guidance.js';
import type { HandRegion } from '../../src/backbone/hand-region.js';
import { openHand, placed } from '../support/hand-points.js';

const picture = { width: 640, height: 480 };
const landmarks = placed(openHand, { x: 320, y: 300, size: 1, rotation: 0 });
const region: HandRegion = { x: 320, y: 260, size: 200, rotation: 0, landmarks, presence: 0.98 };
const at = (
  timestamp: number,
  change: Partial<HandRegion> = {},
): { hand: HandRegion; timestamp: number } => ({
  hand: { ...region, ...change },
  timestamp,
});

describe('guide', () => {
  it('says nothing when all is well', () => {
    expect(guide(at(0), null, picture)).toBeNull();
    expect(guide(at(40), at(0, { x: 325 }), picture)).toBeNull();
  });

  it('asks for a hand, a nearer one, a calmer one, its palm', () => {
    expect(guide({ timestamp: 0 }, at(-40), picture)).toBe('no-hand');
    expect(guide(at(0, { size: 80 }), null, picture)).toBe('move-closer');
    expect(guide(at(40), at(0, { x: 240 }), picture)).toBe('hold-still');
    expect(guide(at(0, { presence: 0.6 }), null, picture)).toBe('show-palm');
    const edge = landmarks.map(([x, y, z]) => [320 + (x - 320) / 10, y, z] as const);
    expect(guide(at(0, { landmarks: edge }), null, picture)).toBe('show-palm');
  });

  it('says that only one hand is read where there is another', () => {
    expect(guide(at(0, { otherHand: true }), null, picture)).toBe('one-hand');
    expect(guide(at(0, { otherHand: false }), null, picture)).toBeNull();
    expect(guide(at(0, { otherHand: true, presence: 0.6 }), null, picture)).toBe('show-palm');
  });

  it('measures speed by the clock, not by frames', () => {
    expect(guide(at(1000), at(0, { x: 240 }), picture)).toBeNull();
    expect(guide(at(0), at(0, { x: 240 }), picture)).toBeNull();
  });
});
