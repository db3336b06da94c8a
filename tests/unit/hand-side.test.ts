import { describe, expect, it } from 'vitest';
import { seeSide, UNKNOWN_SIDE, type Side } from '../../src/backbone/hand/side.js';

function after(following: boolean, ...handedness: number[]): Side {
  return handedness.reduce((side, value) => seeSide(side, value, following), UNKNOWN_SIDE);
}

describe('seeSide', () => {
  it('turns the mirror at once for a hand that was just found', () => {
    expect(after(false, 0.9)).toEqual({ flipped: true, against: 0 });
    expect(after(false, 0.9, 0.1)).toEqual({ flipped: true, against: 0 });
    expect(after(false, 0.1)).toEqual({ flipped: false, against: 0 });
  });

  it('lets a followed hand be taken for the other one a few times', () => {
    expect(after(true, 0.9, 0.9, 0.9)).toEqual({ flipped: false, against: 3 });
    expect(after(true, 0.9, 0.9, 0.9, 0.1, 0.9).flipped).toBe(false);
    expect(after(true, 0.9, 0.9, 0.9, 0.9)).toEqual({ flipped: true, against: 0 });
  });
});
