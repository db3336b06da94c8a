import { describe, expect, it } from 'vitest';
import type { PixelFrame } from '../../src/frame/frame-source.js';
import { openView } from '../../src/frame/open-view.js';
import { centreSquare, type Square } from '../../src/frame/view.js';

/** A picture whose red is its column and whose green is its row. */
function gradient(width: number, height: number): PixelFrame {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 4) data.set([x, y, 7, 255], i);
  }
  return { data, width, height };
}

function pixel({ data, width }: PixelFrame, x: number, y: number): number[] {
  return [...data.slice((y * width + x) * 4, (y * width + x) * 4 + 4)];
}

describe('reading a square of raw pixels', () => {
  it('takes the middle of a picture that is wider than high, untouched at its own size', () => {
    const view = openView(gradient(200, 100), false);
    const square = view.read(centreSquare(view), 100);
    expect(pixel(square, 0, 0)).toEqual([50, 0, 7, 255]);
    expect(pixel(square, 99, 99)).toEqual([149, 99, 7, 255]);
  });

  it('mirrors left-right', () => {
    const view = openView(gradient(200, 100), true);
    const square = view.read(centreSquare(view), 100);
    expect(pixel(square, 0, 10)).toEqual([149, 10, 7, 255]);
    expect(pixel(square, 99, 10)).toEqual([50, 10, 7, 255]);
  });

  it('interpolates when enlarging and averages when shrinking', () => {
    const view = openView(gradient(100, 100), false);
    const large = view.read(centreSquare(view), 200);
    expect(pixel(large, 101, 50)[0]).toBe(50);
    expect(pixel(large, 102, 50)[0]).toBe(51);
    const small = openView(gradient(200, 200), false).read({ x: 100, y: 100, size: 200, rotation: 0 }, 50);
    // Columns 40 to 43 in the tenth pixel: their mean is 41.5.
    expect(pixel(small, 10, 25)[0]).toBeGreaterThanOrEqual(41);
    expect(pixel(small, 10, 25)[0]).toBeLessThanOrEqual(42);
  });

  it.each([
    ['plain', false],
    ['mirrored', true],
  ])('averages an upright square as one that was turned all the way round (%s)', (_name, mirrored) => {
    const view = openView(gradient(200, 100), mirrored);
    // Over the edges, too.
    const square = { x: 93.3, y: 61.7, size: 171, rotation: 0 };
    const upright = view.read(square, 50).data;
    const turned = view.read({ ...square, rotation: 2 * Math.PI }, 50).data;
    // Where a subsample lies on the border of two pixels, rounding decides.
    const other = upright.filter((value, i) => Math.abs(value - turned[i]) > 1);
    expect(other.length).toBeLessThan(upright.length / 100);
    expect(new Set(upright).size).toBeGreaterThan(50);
  });

  it.each([
    ['plain', false],
    ['mirrored', true],
  ])('turns clockwise: a quarter turn reads what lies to the right as up (%s)', (_name, mirrored) => {
    const quarter: Square = { x: 50, y: 50, size: 100, rotation: Math.PI / 2 };
    const turned = openView(gradient(100, 100), mirrored).read(quarter, 100);
    // The top row of the result is the picture's right column, seen after mirroring.
    expect(pixel(turned, 30, 0)[0]).toBe(mirrored ? 0 : 99);
    expect(pixel(turned, 30, 0)[1]).toBe(30);
    expect(pixel(turned, 30, 99)[0]).toBe(mirrored ? 99 : 0);
  });

  it('is black outside the picture', () => {
    const square = openView(gradient(100, 100), false).read({ x: 0, y: 50, size: 100, rotation: 0 }, 100);
    expect(pixel(square, 49, 50)).toEqual([0, 0, 0, 255]);
    expect(pixel(square, 50, 50)).toEqual([0, 50, 7, 255]);
  });
});

describe('a frame that can not be read', () => {
  const frame =
    (data: unknown, width: unknown = 2, height: unknown = 2) =>
    () =>
      openView({ data, width, height } as PixelFrame, true);

  it.each([
    ['nothing', () => openView(null as never, true), /Not a frame/],
    ['a string', () => openView('video' as never, true), /Not a frame/],
    ['a plain array', frame([0, 0, 0, 0]), /Not a frame/],
    ['no width', frame(new Uint8Array(16), 0), /0×2/],
    ['half a pixel', frame(new Uint8Array(16), 2.5), /2.5×2/],
    ['not a number', frame(new Uint8Array(16), NaN), /NaN×2/],
    ['too few bytes', frame(new Uint8Array(15)), /15 bytes, but 2×2 RGBA pixels are 16/],
    ['RGB', frame(new Uint8Array(12)), /looks like RGB/],
    ['a transferred buffer', frame(detached()), /transferred/],
  ])('%s', (_name, open, message) => {
    expect(open).toThrow(TypeError);
    expect(open).toThrow(message);
  });

  function detached(): Uint8Array {
    const bytes = new Uint8Array(16);
    structuredClone(bytes, { transfer: [bytes.buffer] });
    return bytes;
  }
});
