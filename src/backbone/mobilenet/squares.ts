import { centreSquare, type Square, type View } from '../../frame/view.js';
import type { Point } from '../geometry.js';

/** Size of a picture, in pixels. */
type PictureSize = Pick<View, 'width' | 'height'>;

/** Pictures less long than this, in shorter sides, have no ends worth a look of their own. */
const LONG = 1.1;
/** Sides of the squares that small hands are looked for in, in sides of the largest. */
const SMALL = 0.55;
/** Most steps from one end of a picture to the other: panoramas would take hundreds. */
const MOST_STEPS = 8;
/** Side of the square that a hand is read in, in longer sides of its points' box. */
const AROUND = 1.5;
/** Least side of such a square, in pixels: less shows too little of a hand to read. */
const SMALLEST = 64;
/** What a hand should keep from the square's edge, as a share of the square's side: of a cut hand, points are guessed. */
const ROOM = 0.08;
/** A square stays as it is while the one that would be best is less than this much smaller, as a share of its side, … */
const SMALLER = 0.2;
/** … and where one that would be better is neither this much elsewhere nor … */
const ELSEWHERE = 0.03;
/** … this much larger or smaller. */
const LARGER = 0.1;

/** Squares to look for a hand in, as large as the picture can hold: the middle one, then those at its ends. */
export function squaresOf(picture: PictureSize): readonly Square[] {
  const { width, height } = picture;
  const middle = centreSquare(picture);
  const [long, short] = [Math.max(width, height), middle.size];
  if (long < LONG * short) return [middle];
  const ends = [short / 2, long - short / 2];
  return [middle, ...ends.map((at) => (width < height ? { ...middle, y: at } : { ...middle, x: at }))];
}

/** Squares to look for a small hand in, row by row; none where such a hand would have too few pixels. */
export function smallSquaresOf(picture: PictureSize): readonly Square[] {
  const size = centreSquare(picture).size * SMALL;
  if (size < SMALLEST) return [];
  return places(picture.height, size).flatMap((y) =>
    places(picture.width, size).map((x) => ({ x, y, size, rotation: 0 })),
  );
}

/** The largest square of the picture with this one's middle as near its own as can be. */
export function widest({ x, y }: Square, picture: PictureSize): Square {
  return inside(x, y, centreSquare(picture).size, picture);
}

/** This square made larger or smaller, as far as the picture holds it. */
export function resized({ x, y, size }: Square, factor: number, picture: PictureSize): Square {
  return inside(x, y, Math.min(size * factor, centreSquare(picture).size), picture);
}

/** The square that a hand should be read in: close around it, or the given one, where that is close enough. */
export function squareFor(points: readonly Point[], square: Square, picture: PictureSize): Square {
  const [left, right] = ends(points.map(([x]) => x));
  const [top, bottom] = ends(points.map(([, y]) => y));
  const short = Math.min(picture.width, picture.height);
  const size = Math.min(short, Math.max(SMALLEST, AROUND * Math.max(right - left, bottom - top)));
  const reach = square.size * (0.5 - ROOM);
  const holds =
    left >= square.x - reach &&
    right <= square.x + reach &&
    top >= square.y - reach &&
    bottom <= square.y + reach;
  if (holds && size > (1 - SMALLER) * square.size) return square;
  const best = inside((left + right) / 2, (top + bottom) / 2, size, picture);
  const off = Math.max(Math.abs(best.x - square.x), Math.abs(best.y - square.y));
  const nearly = off < ELSEWHERE * square.size && Math.abs(best.size - square.size) < LARGER * square.size;
  return nearly ? square : best;
}

function inside(x: number, y: number, size: number, { width, height }: PictureSize): Square {
  const within = (value: number, end: number): number => Math.min(end - size / 2, Math.max(size / 2, value));
  return { x: within(x, width), y: within(y, height), size, rotation: 0 };
}

/** Middles of squares along a length, each at most half its side from the next, but for panoramas. */
function places(length: number, size: number): number[] {
  const steps = Math.min(MOST_STEPS, Math.ceil((length - size) / (size / 2)));
  return Array.from({ length: steps + 1 }, (_, i) => size / 2 + (i / steps) * (length - size));
}

function ends(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
