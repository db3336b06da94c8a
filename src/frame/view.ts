import type { PixelFrame } from './frame-source.js';

/** A square of a picture, possibly rotated and possibly reaching over the picture's edges. */
export interface Square {
  /** Horizontal centre, in pixels of the (already mirrored) picture, from the left. */
  readonly x: number;
  /** Vertical centre, in pixels of the picture, from the top. */
  readonly y: number;
  /** Side, in pixels of the picture. */
  readonly size: number;
  /** Clockwise, in radians: the direction "up" of the square read, against the picture's "up". */
  readonly rotation: number;
}

/**
 * One frame, opened for reading. Coordinates are those of the mirrored picture where mirroring is on.
 * A view is only good until the next frame: read what is needed, then let it go.
 */
export interface View {
  /** Width of the whole picture, in pixels. */
  readonly width: number;
  /** Height of the whole picture, in pixels. */
  readonly height: number;
  /** Whether the picture was mirrored left-right before its coordinates count. */
  readonly mirrored: boolean;
  /** The square, resampled to `side × side` RGBA pixels in one pass; black outside the picture. */
  read(square: Square, side: number): PixelFrame;
}

/** The largest upright square in the middle of a picture. */
export function centreSquare(view: Pick<View, 'width' | 'height'>): Square {
  return { x: view.width / 2, y: view.height / 2, size: Math.min(view.width, view.height), rotation: 0 };
}
