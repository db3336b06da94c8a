import { describe, expect, it } from 'vitest';
import { ALONE, lookOut, seenAside, type Lookout } from '../../src/backbone/hand/lookout.js';
import { squareAround } from '../../src/backbone/hand/tracker.js';
import type { Square } from '../../src/frame/view.js';
import { openHand, placed } from '../support/hand-points.js';

const picture = { width: 640, height: 480 };
const followed: Square = { x: 160, y: 240, size: 200, rotation: 0 };
const elsewhere = placed(openHand, { x: 500, y: 280, size: 0.8, rotation: 0 });
const here = placed(openHand, { x: 160, y: 280, size: 0.8, rotation: 0 });

/** Goes on until the next glance, which sees this of the square it is given. */
function glance(lookout: Lookout, presence: number, points = elsewhere): [Lookout, Square | null] {
  let square: Square | null = null;
  for (let frame = 0; frame < 15; frame++) {
    [lookout, square] = lookOut(lookout, followed, picture);
    if (frame < 14) expect(square).toBeNull();
  }
  return [square ? seenAside(lookout, { presence, points }, followed) : lookout, square];
}

describe('the lookout for another hand', () => {
  it('glances at one place after the other, once in 15 frames, and never at the followed hand', () => {
    let lookout = ALONE;
    const seen: Square[] = [];
    for (let i = 0; i < 12; i++) {
      const [next, square] = glance(lookout, 0);
      lookout = next;
      seen.push(square!);
      expect(Math.hypot(square!.x - followed.x, square!.y - followed.y)).toBeGreaterThan(100);
    }
    expect(new Set(seen.slice(0, 6).map((square) => JSON.stringify(square))).size).toBe(6);
    expect(lookout.other).toBeNull();
  });

  it('looks closer at a hint, and only believes what it sees then', () => {
    const [hinted] = glance(ALONE, 0.1);
    expect(hinted.other).toBeNull();
    const [seen, square] = glance(hinted, 0.9);
    expect(square).toEqual(squareAround(elsewhere));
    expect(seen.other).toEqual(squareAround(elsewhere));
  });

  it('keeps an eye on the other hand, and forgets it once it is gone', () => {
    const [seen] = glance(ALONE, 0.9);
    const [kept, square] = glance(seen, 0.9);
    expect(square).toEqual(seen.other);
    expect(kept.other).not.toBeNull();
    expect(glance(kept, 0)[0].other).toBeNull();
  });

  it('takes the followed hand for no other, whichever place shows it', () => {
    expect(glance(ALONE, 0.99, here)[0].other).toBeNull();
    const [seen] = glance(ALONE, 0.9);
    expect(lookOut(seen, seen.other!, picture)[0].other).toBeNull();
  });

  it('has nowhere to look beside a hand that fills the picture', () => {
    const large = { x: 320, y: 240, size: 700, rotation: 0 };
    let lookout = ALONE;
    for (let frame = 0; frame < 45; frame++) {
      const [next, square] = lookOut(lookout, large, picture);
      expect(square).toBeNull();
      lookout = next;
    }
  });
});
