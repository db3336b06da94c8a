import type { PixelFrame } from '../../src/frame/frame-source.js';

/** Where {@link pasted} puts a picture. */
export interface Placement {
  /** Where its middle goes, in pixels of the larger picture. */
  readonly x: number;
  readonly y: number;
  /** How much larger it gets. */
  readonly scale: number;
  /** Clockwise, in radians. Default 0. */
  readonly rotation?: number;
  /** Left-right, before it is turned. Default false. */
  readonly mirrored?: boolean;
}

/** A picture put into a larger one of the given size: mid-grey, or on `backdrop` (which then gives the size). */
export function pasted(
  picture: PixelFrame,
  { width, height, data: backdrop }: { width: number; height: number; data?: PixelFrame['data'] },
  placement: Placement,
): PixelFrame {
  const { x, y, scale, rotation = 0, mirrored = false } = placement;
  const data = backdrop ? Uint8Array.from(backdrop) : new Uint8Array(width * height * 4).fill(128);
  const cos = Math.cos(rotation) / scale;
  const sin = Math.sin(rotation) / scale;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const dx = column + 0.5 - x;
      const dy = row + 0.5 - y;
      const u = (dx * cos + dy * sin) * (mirrored ? -1 : 1) + picture.width / 2;
      const v = dy * cos - dx * sin + picture.height / 2;
      if (u < 0 || v < 0 || u >= picture.width || v >= picture.height) continue;
      for (let c = 0; c < 4; c++) data[(row * width + column) * 4 + c] = sample(picture, u - 0.5, v - 0.5, c);
    }
  }
  return { data, width, height };
}

/** Bilinear; the edge is repeated. */
function sample({ data, width, height }: PixelFrame, x: number, y: number, channel: number): number {
  const at = (column: number, row: number): number =>
    data[
      (Math.min(Math.max(row, 0), height - 1) * width + Math.min(Math.max(column, 0), width - 1)) * 4 +
        channel
    ];
  const left = Math.floor(x);
  const top = Math.floor(y);
  const fx = x - left;
  const fy = y - top;
  return (
    (at(left, top) * (1 - fx) + at(left + 1, top) * fx) * (1 - fy) +
    (at(left, top + 1) * (1 - fx) + at(left + 1, top + 1) * fx) * fy
  );
}
