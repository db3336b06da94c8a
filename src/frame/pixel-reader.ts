import type { PixelFrame } from './frame-source.js';
import type { Square } from './view.js';

/** More subsamples than this per output pixel and axis bring no visible gain, and cost time. */
const MAX_SUBSAMPLES = 4;

/**
 * Resamples a square of raw pixels: bilinear where the square is enlarged or shrunk to less than half, the mean
 * of up to 4×4 subsamples where it is shrunk further, as a canvas does with its mipmaps. Black outside.
 */
export function readPixels(frame: PixelFrame, mirrored: boolean, square: Square, side: number): PixelFrame {
  const data = new Uint8ClampedArray(side * side * 4);
  const step = square.size / side;
  const subsamples = Math.min(MAX_SUBSAMPLES, Math.floor(step));
  const walk = lattice(frame.width, mirrored, square, side);
  if (subsamples > 1) (square.rotation === 0 ? averageUpright : average)(frame, walk, subsamples, side, data);
  else interpolate(frame, walk, side, data);
  return { data, width: side, height: side };
}

/** The affine map from output pixels (their corners) to source pixels: x = x0 + u·xu + v·xv, y likewise. */
interface Lattice {
  readonly x0: number;
  readonly xu: number;
  readonly xv: number;
  readonly y0: number;
  readonly yu: number;
  readonly yv: number;
}

function lattice(width: number, mirrored: boolean, { x, y, size, rotation }: Square, side: number): Lattice {
  const cos = (Math.cos(rotation) * size) / side;
  const sin = (Math.sin(rotation) * size) / side;
  const half = side / 2;
  const x0 = x - half * cos + half * sin;
  const y0 = y - half * sin - half * cos;
  return mirrored
    ? { x0: width - x0, xu: -cos, xv: sin, y0, yu: sin, yv: cos }
    : { x0, xu: cos, xv: -sin, y0, yu: sin, yv: cos };
}

function interpolate(frame: PixelFrame, walk: Lattice, side: number, out: Uint8ClampedArray): void {
  const { data, width, height } = frame;
  const stride = width * 4;
  const right = width - 1;
  const bottom = height - 1;
  for (let v = 0, o = 0; v < side; v++) {
    let x = walk.x0 + 0.5 * walk.xu + (v + 0.5) * walk.xv;
    let y = walk.y0 + 0.5 * walk.yu + (v + 0.5) * walk.yv;
    for (let u = 0; u < side; u++, o += 4, x += walk.xu, y += walk.yu) {
      out[o + 3] = 255;
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      // Pixel centres lie at halves; beyond the outermost centres the edge pixel is repeated.
      const sx = Math.min(Math.max(x - 0.5, 0), right);
      const sy = Math.min(Math.max(y - 0.5, 0), bottom);
      const left = Math.floor(sx);
      const top = Math.floor(sy);
      const fx = sx - left;
      const fy = sy - top;
      const a = top * stride + left * 4;
      const b = left < right ? a + 4 : a;
      const down = top < bottom ? stride : 0;
      const c = a + down;
      const d = b + down;
      const wa = (1 - fx) * (1 - fy);
      const wb = fx * (1 - fy);
      const wc = (1 - fx) * fy;
      const wd = fx * fy;
      out[o] = data[a] * wa + data[b] * wb + data[c] * wc + data[d] * wd;
      out[o + 1] = data[a + 1] * wa + data[b + 1] * wb + data[c + 1] * wc + data[d + 1] * wd;
      out[o + 2] = data[a + 2] * wa + data[b + 2] * wb + data[c + 2] * wc + data[d + 2] * wd;
    }
  }
}

function average(
  frame: PixelFrame,
  walk: Lattice,
  subsamples: number,
  side: number,
  out: Uint8ClampedArray,
): void {
  const { data, width, height } = frame;
  const share = 1 / (subsamples * subsamples);
  for (let v = 0, o = 0; v < side; v++) {
    for (let u = 0; u < side; u++, o += 4) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let j = 0; j < subsamples; j++) {
        const sv = v + (j + 0.5) / subsamples;
        for (let i = 0; i < subsamples; i++) {
          const su = u + (i + 0.5) / subsamples;
          const x = Math.floor(walk.x0 + su * walk.xu + sv * walk.xv);
          const y = Math.floor(walk.y0 + su * walk.yu + sv * walk.yv);
          if (x < 0 || y < 0 || x >= width || y >= height) continue;
          const p = (y * width + x) * 4;
          red += data[p];
          green += data[p + 1];
          blue += data[p + 2];
        }
      }
      out[o] = red * share;
      out[o + 1] = green * share;
      out[o + 2] = blue * share;
      out[o + 3] = 255;
    }
  }
}

/**
 * The same for a square that isn't turned, where columns and rows need to be found once only, and a pixel's channels are
 * added at once: four times as fast.
 */
function averageUpright(
  { data, width, height }: PixelFrame,
  walk: Lattice,
  subsamples: number,
  side: number,
  out: Uint8ClampedArray,
): void {
  const share = 1 / (subsamples * subsamples);
  const pixels = wordsOf(data);
  const columns = places(walk.x0, walk.xu, subsamples, side, width, 1);
  const rows = places(walk.y0, walk.yv, subsamples, side, height, width);
  for (let v = 0, o = 0; v < side; v++) {
    for (let u = 0; u < side; u++, o += 4) {
      // Sums of at most 16 bytes: they fit into the 16 bits that each channel has.
      let redAndBlue = 0;
      let green = 0;
      for (let j = v * subsamples; j < (v + 1) * subsamples; j++) {
        const row = rows[j];
        if (row < 0) continue;
        for (let i = u * subsamples; i < (u + 1) * subsamples; i++) {
          if (columns[i] < 0) continue;
          const pixel = pixels[row + columns[i]];
          redAndBlue += pixel & 0xff00ff;
          green += pixel & 0xff00;
        }
      }
      out[o] = (redAndBlue & 0xffff) * share;
      out[o + 1] = (green >>> 8) * share;
      out[o + 2] = (redAndBlue >>> 16) * share;
      out[o + 3] = 255;
    }
  }
}

/** Pixels as numbers whose lowest byte is red, as browsers store them everywhere. */
function wordsOf({ buffer, byteOffset, byteLength }: PixelFrame['data']): Int32Array {
  const aligned = byteOffset % 4 === 0 ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
  return new Int32Array(aligned, aligned === buffer ? byteOffset : 0, byteLength / 4);
}

/** Where in the data each column or row of subsamples starts; −1 outside of the picture. */
function places(
  start: number,
  step: number,
  subsamples: number,
  side: number,
  length: number,
  stride: number,
): Int32Array {
  const starts = new Int32Array(side * subsamples);
  for (let i = 0; i < starts.length; i++) {
    const at = Math.floor(start + ((i + 0.5) / subsamples) * step);
    starts[i] = at < 0 || at >= length ? -1 : at * stride;
  }
  return starts;
}
