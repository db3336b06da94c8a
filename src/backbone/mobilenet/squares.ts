import { centreSquare, type Square, type View } from '../../frame/view.js';
import type { Point } from '../geometry.js';

/** Size of a picture, in pixels. */
type PictureSize = Pick<View, 'width' | 'height'>;

/** Pictures less long than this, in shorter sides, have no ends worth a look of their own. */
const LONG = 1.1;
/** What a hand should keep from the square's edge, as a share of the square's side: of a cut hand, points are guessed. */
const ROOM = 0.1;
/** A square that would move by less than this share of its side stays where it is. */
const MOVE = 0.03;

/** Squares that show all of a picture together, as large as it can hold: the middle one, then those at its ends. */
export function squaresOf(picture: PictureSize): readonly Square[] {
  const middle = centreSquare(picture);
  const [long, short] = [Math.max(picture.width, picture.height), middle.size];
  return long < LONG * short
    ? [middle]
    : [middle, at(short / 2, middle, picture), at(long - short / 2, middle, picture)];
}

/**
 * Where a hand should be read that was seen in a square: there, or, where it comes near the edge and the picture goes
 * on, in the square of the same size with the hand in its middle.
 */
export function squareFor(points: readonly Point[], square: Square, picture: PictureSize): Square {
  const axis = picture.width < picture.height ? 1 : 0;
  const along = points.map((point) => point[axis]);
  const [low, high] = [Math.min(...along), Math.max(...along)];
  const middle = axis === 0 ? square.x : square.y;
  const reach = square.size * (0.5 - ROOM);
  if (low >= middle - reach && high <= middle + reach) return square;
  const long = Math.max(picture.width, picture.height);
  const best = Math.min(long - square.size / 2, Math.max(square.size / 2, (low + high) / 2));
  return Math.abs(best - middle) < MOVE * square.size ? square : at(best, square, picture);
}

/** The square moved so that its middle is there, along the picture's longer side. */
function at(middle: number, square: Square, { width, height }: PictureSize): Square {
  return width < height ? { ...square, y: middle } : { ...square, x: middle };
}
