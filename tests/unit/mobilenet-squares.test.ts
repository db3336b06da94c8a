import { describe, expect, it } from 'vitest';
import type { Point } from '../../src/backbone/geometry.js';
import {
  resized,
  smallSquaresOf,
  squareFor,
  squaresOf,
  widest,
} from '../../src/backbone/mobilenet/squares.js';
import type { Square } from '../../src/frame/view.js';

const LANDSCAPE = { width: 640, height: 480 };
const PORTRAIT = { width: 480, height: 640 };

describe('where mobilenet() looks for a hand', () => {
  it('is the middle, then the ends of a picture that is longer than high, or higher than long', () => {
    expect(squaresOf(LANDSCAPE).map(({ x, y, size }) => [x, y, size])).toEqual([
      [320, 240, 480],
      [240, 240, 480],
      [400, 240, 480],
    ]);
    expect(squaresOf(PORTRAIT).map(({ x, y }) => [x, y])).toEqual([
      [240, 320],
      [240, 240],
      [240, 400],
    ]);
    expect(squaresOf({ width: 1, height: 1 })).toEqual([{ x: 0.5, y: 0.5, size: 1, rotation: 0 }]);
  });

  it.each([LANDSCAPE, PORTRAIT])('is all over the picture for small hands: $width × $height', (picture) => {
    const squares = smallSquaresOf(picture);
    expect(squares.every((square) => inside(square, picture))).toBe(true);
    for (let x = 20; x < picture.width; x += 40) {
      for (let y = 20; y < picture.height; y += 40) {
        const nearest = Math.min(
          ...squares.map((square) => Math.max(Math.abs(square.x - x), Math.abs(square.y - y))),
        );
        const atEdge = [x, picture.width - x, y, picture.height - y].some((far) => far < squares[0].size / 2);
        // Far from the edges, whatever is half as large as a square is whole in one.
        expect(nearest).toBeLessThanOrEqual(squares[0].size / (atEdge ? 2 : 4));
      }
    }
    expect(squares.length).toBeLessThan(25);
  });

  it('is no square of few pixels, and no more than a hundred in a panorama', () => {
    expect(smallSquaresOf({ width: 110, height: 100 })).toEqual([]);
    expect(smallSquaresOf({ width: 20_000, height: 200 }).length).toBeLessThan(100);
  });
});

describe('the square that mobilenet() reads a hand in', () => {
  const [middle] = squaresOf(LANDSCAPE);

  it('is half as large again as the hand, which is in its middle', () => {
    const square = squareFor(hand(300, 200, 100), middle, LANDSCAPE);
    expect(square).toEqual({ x: 300, y: 200, size: 150, rotation: 0 });
  });

  it.each([
    ['left', 20, 240],
    ['right', 620, 240],
    ['top', 320, 10],
    ['bottom', 320, 470],
    ['corner', 640, 480],
  ])('stays inside the picture with a hand at its %s', (_, x, y) => {
    for (const picture of [LANDSCAPE, PORTRAIT]) {
      const square = squareFor(hand(x, y, 120), squaresOf(picture)[0], picture);
      expect(inside(square, picture)).toBe(true);
      expect(square.size).toBe(180);
    }
  });

  it('is as high as the picture where the hand is larger than that, and no smaller than 64 pixels', () => {
    expect(squareFor(hand(320, 240, 900), middle, LANDSCAPE)).toEqual(middle);
    expect(squareFor(hand(100, 100, 8), middle, LANDSCAPE).size).toBe(64);
    const tiny = { width: 20, height: 10 };
    expect(squareFor(hand(10, 5, 4), squaresOf(tiny)[0], tiny)).toEqual(squaresOf(tiny)[0]);
  });

  it('stays what it is while the hand fits: it neither shrinks nor trembles from frame to frame', () => {
    const square = squareFor(hand(300, 200, 100), middle, LANDSCAPE);
    for (const [x, y, size] of [
      [300, 200, 100],
      [310, 195, 105],
      [296, 204, 90],
    ]) {
      expect(squareFor(hand(x, y, size), square, LANDSCAPE)).toBe(square);
    }
  });

  it('goes along with a hand that comes near its edge, comes nearer or goes away', () => {
    const square = squareFor(hand(300, 200, 100), middle, LANDSCAPE);
    expect(squareFor(hand(330, 200, 100), square, LANDSCAPE).x).toBe(330);
    expect(squareFor(hand(300, 200, 140), square, LANDSCAPE).size).toBe(210);
    expect(squareFor(hand(300, 200, 60), square, LANDSCAPE).size).toBe(90);
  });

  it('becomes one as high as the picture, as near as can be, when the hand is lost', () => {
    expect(widest({ x: 30, y: 60, size: 80, rotation: 0 }, LANDSCAPE)).toEqual({
      ...{ x: 240, y: 240, size: 480, rotation: 0 },
    });
    expect(inside(widest({ x: 470, y: 630, size: 80, rotation: 0 }, PORTRAIT), PORTRAIT)).toBe(true);
  });
});

/** Points of a hand whose box is a square around x, y. */
function hand(x: number, y: number, size: number): Point[] {
  return Array.from({ length: 21 }, (_, i) => [
    x + size * ((i % 3) / 2 - 0.5),
    y + size * (Math.floor(i / 3) / 6 - 0.5),
    0,
  ]);
}

function inside({ x, y, size }: Square, picture: { width: number; height: number }): boolean {
  const half = size / 2;
  return x >= half && y >= half && x <= picture.width - half && y <= picture.height - half;
}

describe('a square made larger or smaller', () => {
  it('keeps its middle where the picture holds it, and stays inside', () => {
    const square = { x: 560, y: 240, size: 160, rotation: 0 };
    expect(resized(square, 0.5, LANDSCAPE)).toEqual({ ...square, size: 80 });
    expect(resized(square, 1.5, LANDSCAPE)).toEqual({ ...square, x: 520, size: 240 });
    expect(resized(square, 9, LANDSCAPE)).toEqual({ x: 400, y: 240, size: 480, rotation: 0 });
  });
});
