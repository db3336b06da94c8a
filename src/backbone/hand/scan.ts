import type { Square } from '../../frame/view.js';

/** Size of a picture, in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Grids of smaller squares, for hands further away: columns along the longer side, rows along the shorter, size ÷ shorter side. */
const GRIDS = [
  { long: 3, short: 2, share: 0.67 },
  { long: 4, short: 3, share: 0.5 },
] as const;

/** Side of the smallest squares that are large, in shorter sides of the picture. */
export const COARSE = GRIDS[0].share;

/** Hands up to 60° off are seen well enough to go on from, at 75° most: this and its opposite see all others. */
const TURN = (105 * Math.PI) / 180;

/** A square turned to either side, for hands that lie on their side or hang down. */
export function turned(square: Square): Square[] {
  return [-TURN, TURN].map((angle) => ({ ...square, rotation: square.rotation + angle }));
}

/**
 * Where to look for a hand when nothing is known, most likely place first: the middle, the two ends, the
 * middle for hands on their side, then smaller squares that overlap by at least a quarter of their side. Last, for a hand
 * that is cut out closely, one as large as the picture is long: outside of the picture it is black.
 */
export function scanSquares({ width, height }: PictureSize): Square[] {
  const short = Math.min(width, height);
  const upright = (x: number, y: number, size: number): Square => ({ x, y, size, rotation: 0 });
  const middle = upright(width / 2, height / 2, short);
  const squares = [middle];
  const isLong = Math.max(width, height) > 1.1 * short;
  if (isLong) {
    squares.push(upright(short / 2, short / 2, short), upright(width - short / 2, height - short / 2, short));
  }
  squares.push(...turned(middle));
  for (const { long, short: rows, share } of GRIDS) {
    const size = share * short;
    const [columnsHere, rowsHere] = width >= height ? [long, rows] : [rows, long];
    for (let row = 0; row < rowsHere; row++) {
      for (let column = 0; column < columnsHere; column++) {
        squares.push(
          upright(
            size / 2 + ((width - size) * column) / (columnsHere - 1),
            size / 2 + ((height - size) * row) / (rowsHere - 1),
            size,
          ),
        );
      }
    }
  }
  if (isLong) squares.push(upright(width / 2, height / 2, Math.max(width, height)));
  return squares;
}
