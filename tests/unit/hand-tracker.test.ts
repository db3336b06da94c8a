import { describe, expect, it } from 'vitest';
import { regionAround, wrapAngle, type Point } from '../../src/backbone/geometry.js';
import { scanSquares, turned } from '../../src/backbone/hand/scan.js';
import {
  isSettled,
  squareAround,
  startTracking,
  track,
  type Tracking,
} from '../../src/backbone/hand/tracker.js';
import type { Square } from '../../src/frame/view.js';
import { openHand, placed } from '../support/hand-points.js';

const picture = { width: 640, height: 480 };
const hand = placed(openHand, { x: 320, y: 300, size: 1, rotation: 0 });
const nothing = { presence: 0, points: hand };
const hint = { presence: 0.1, points: hand };
const sure = { presence: 0.95, points: hand };

const square = squareAround(hand);

function after(...sights: (typeof sure)[]): Tracking {
  return sights.reduce((tracking, sight) => track(tracking, sight, picture), startTracking(picture));
}

/** Any tracking state, told what it sees in turn. */
function then(tracking: Tracking, ...sights: (typeof sure)[]): Tracking {
  return sights.reduce((state, sight) => track(state, sight, picture), tracking);
}

describe('scanning', () => {
  it('looks at the middle first, then at each square of the sweep once, and starts again', () => {
    const squares = scanSquares(picture);
    const seen: Square[] = [];
    let tracking = startTracking(picture);
    for (let i = 0; i < 2 * squares.length; i++) {
      seen.push(tracking.square);
      tracking = track(tracking, nothing, picture);
    }
    expect(seen[0]).toEqual({ x: 320, y: 240, size: 480, rotation: 0 });
    expect(seen).toEqual([...squares, ...squares]);
  });

  it('leaves no place of the picture out, and looks outside only at the end, for a hand as long as the picture', () => {
    for (const size of [
      picture,
      { width: 480, height: 640 },
      { width: 1920, height: 1080 },
      { width: 100, height: 100 },
    ]) {
      const all = scanSquares(size);
      const squares = all.filter(({ size: side }) => side <= Math.min(size.width, size.height));
      const { width, height } = size;
      const beyond = { x: width / 2, y: height / 2, size: Math.max(width, height), rotation: 0 };
      expect(all.slice(squares.length)).toEqual(width === height ? [] : [beyond]);
      for (const { x, y, size: side } of squares.filter(({ rotation }) => rotation === 0)) {
        expect(x - side / 2).toBeGreaterThanOrEqual(-1e-9);
        expect(y - side / 2).toBeGreaterThanOrEqual(-1e-9);
        expect(x + side / 2).toBeLessThanOrEqual(size.width + 1e-9);
        expect(y + side / 2).toBeLessThanOrEqual(size.height + 1e-9);
      }
      const smallest = squares.slice(-12);
      const missed: string[] = [];
      for (let x = 1; x < size.width; x += 13) {
        for (let y = 1; y < size.height; y += 13) {
          if (!smallest.some((s) => Math.max(Math.abs(s.x - x), Math.abs(s.y - y)) <= s.size / 2)) {
            missed.push(`${x},${y}`);
          }
        }
      }
      expect(missed).toEqual([]);
    }
  });

  it('needs no second and third look at a square picture that would be like the first', () => {
    expect(scanSquares({ width: 100, height: 100 })).toHaveLength(21);
    expect(scanSquares(picture)).toHaveLength(24);
  });
});

describe('turned', () => {
  it('leaves no direction further than 75° from one of the squares', () => {
    const rotations = [square, ...turned(square)].map(({ rotation }) => rotation);
    for (let angle = -Math.PI; angle < Math.PI; angle += 0.1) {
      const nearest = Math.min(...rotations.map((rotation) => Math.abs(wrapAngle(rotation - angle))));
      expect(nearest).toBeLessThanOrEqual((75.1 * Math.PI) / 180);
    }
  });
});

describe('finding', () => {
  const [middle, next] = scanSquares(picture);

  it('follows up a hint where it came from, then with the head on either side, then scans on', () => {
    expect(after(hint)).toMatchObject({ phase: 'refine', tries: 1, square });
    expect(after(hint, hint)).toMatchObject({ phase: 'refine', tries: 2 });
    const [left, right] = turned(middle);
    const turning = after(hint, hint, hint);
    expect(turning).toMatchObject({ phase: 'refine', tries: 0, square: left });
    expect(then(turning, nothing)).toMatchObject({ phase: 'refine', tries: 0, square: right });
    expect(then(turning, nothing, nothing)).toMatchObject({ phase: 'scan', square: next });
    expect(then(turning, hint)).toMatchObject({ phase: 'refine', tries: 1, square });
  });

  it('in a still picture, follows up weak hints after all large squares, the best first, and a hand at once', () => {
    const squares = scanSquares(picture);
    const large = squares.slice(0, -1).filter(({ size }) => size > picture.height / 2);
    const look = (sights: (typeof sure)[]) =>
      sights.reduce((state, sight) => track(state, sight, picture, true), startTracking(picture));
    const sights = large.map((_, i) => (i === 1 ? hint : i === 4 ? { ...hint, presence: 0.2 } : nothing));
    expect(look([hint])).toMatchObject({ phase: 'scan', square: next });
    expect(look([hint, sure])).toMatchObject({ phase: 'refine', square });
    const best = look(sights);
    expect(best).toMatchObject({ phase: 'refine', tries: 1, square });
    const rest = (count: number) => new Array<typeof sure>(count).fill(nothing);
    // The best hint was of the fifth square, which was turned already.
    expect(look([...sights, nothing]).square).toEqual(turned(large[4])[0]);
    expect(look([...sights, ...rest(3)])).toMatchObject({ phase: 'refine', tries: 1, square });
    expect(look([...sights, ...rest(4)]).square).toEqual(turned(large[1])[0]);
    expect(look([...sights, ...rest(6)])).toMatchObject({ phase: 'scan', square: squares[large.length] });
  });

  it('goes on at once when a closer look shows nothing', () => {
    expect(after(hint, nothing)).toMatchObject({ phase: 'refine', tries: 0, square: turned(middle)[0] });
    expect(after(hint, nothing, nothing, nothing)).toMatchObject({ phase: 'scan', square: next });
  });

  it('looks once more where it is sure, unless the square was right already, then follows', () => {
    expect(after(sure)).toMatchObject({ phase: 'refine', square });
    expect(after(sure, sure)).toMatchObject({ phase: 'follow', square, misses: 0 });
    expect(after(nothing, hint, sure).phase).toBe('follow');
    const filling = placed(openHand, { x: 320, y: 400, size: 2.8, rotation: 0 });
    expect(isSettled(middle, filling)).toBe(true);
    expect(after({ presence: 0.9, points: filling }).phase).toBe('follow');
  });

  it('is not taken in by points that no hand could have', () => {
    const tiny = { presence: 0.9, points: placed(openHand, { x: 320, y: 240, size: 0.01, rotation: 0 }) };
    const outside = { presence: 0.9, points: placed(openHand, { x: -400, y: 240, size: 1, rotation: 0 }) };
    expect(after(tiny)).toMatchObject({ phase: 'refine', square: turned(middle)[0] });
    expect(after(outside, nothing, nothing)).toMatchObject({ phase: 'scan', square: next });
    expect(after(sure, sure, outside)).toMatchObject({ phase: 'follow', misses: 1, square });
  });

  it('tries the hand, not the elbow, where the palm seems far too long', () => {
    const forearm = hand.map(([x, y, z], i): Point => (i === 0 ? [x, y + 150, z] : [x, y, z]));
    const guess = after({ presence: 0.7, points: forearm });
    expect(guess.square).toEqual(regionAround(forearm, 1.15, 0.35));
    // Better: go on from there. Worse: it was no elbow.
    expect(then(guess, sure)).toMatchObject({ phase: 'follow', square });
    const back = then(guess, { presence: 0.6, points: hand });
    expect(back).toMatchObject({ phase: 'refine', square: squareAround(forearm), otherwise: null });
    expect(then(back, { presence: 0.6, points: hand })).toMatchObject({ phase: 'follow', square });
    // A hand that is seen clearly from the side has a narrow palm, too.
    expect(after({ presence: 0.98, points: forearm }).square).toEqual(squareAround(forearm));
  });
});

describe('following', () => {
  it('goes where the hand goes', () => {
    let tracking = after(sure, sure);
    for (let step = 1; step <= 10; step++) {
      const points = placed(openHand, { x: 320 + 15 * step, y: 300, size: 1, rotation: 0.1 * step });
      tracking = track(tracking, { presence: 0.9, points }, picture);
      expect(tracking.phase).toBe('follow');
      expect(isSettled(tracking.square, points)).toBe(true);
    }
  });

  it('waits in place while the hand is not seen, and searches around there after the third time', () => {
    const following = after(sure, sure);
    expect(then(following, nothing)).toMatchObject({ phase: 'follow', misses: 1, square });
    expect(then(following, nothing, nothing)).toMatchObject({ phase: 'follow', misses: 2, square });
    const lost = then(following, nothing, nothing, nothing);
    expect(lost.phase).toBe('scan');
    expect([lost.square.x, lost.square.y]).toEqual([square.x, square.y]);
    expect(lost.square.size).toBeGreaterThan(square.size);
    expect(then(lost, nothing).square).toEqual(scanSquares(picture)[0]);
  });

  it('looks once around what was gone and never surely a hand, then goes on with the sweep where it was', () => {
    const face = { presence: 0.7, points: hand };
    const squares = scanSquares(picture);
    const seen = [face, face, face];
    const missed = [nothing, nothing, nothing];
    // It is seen at the fourth square, followed, and gone.
    const gone = after(nothing, nothing, nothing, ...seen, ...missed);
    expect([gone.square.x, gone.square.y]).toEqual([square.x, square.y]);
    expect(then(gone, nothing).square).toEqual(squares[4]);
    // Seen around there again, and gone again.
    expect(then(gone, ...seen, ...missed).square).toEqual(squares[4]);
    // Had it been a hand for one look, it would be looked for where it was, and then everywhere.
    const lost = then(gone, ...seen, sure, ...missed);
    expect([lost.square.x, lost.square.y]).toEqual([square.x, square.y]);
    expect(then(lost, nothing).square).toEqual(squares[0]);
  });

  it('does not look twice at the same square of a still picture', () => {
    expect(track(after(sure, sure), nothing, picture, true).phase).toBe('scan');
  });

  it('forgets misses when it sees the hand again', () => {
    expect(then(after(sure, sure), nothing, nothing, sure)).toMatchObject({ phase: 'follow', misses: 0 });
  });
});

describe('isSettled', () => {
  it.each([
    ['the square it would choose itself', {}, true],
    ['a little off', { x: square.x + 0.1 * square.size }, true],
    ['half beside the hand', { x: square.x + 0.5 * square.size }, false],
    ['twice as large', { size: 2 * square.size }, false],
    ['half as large', { size: 0.5 * square.size }, false],
    ['turned far', { rotation: 1 }, false],
    ['turned by nearly a whole turn', { rotation: square.rotation + 2 * Math.PI - 0.1 }, true],
  ])('%s', (_, change, settled) => {
    expect(isSettled({ ...square, ...change }, hand)).toBe(settled);
  });
});
