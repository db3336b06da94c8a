/** What each byte becomes. */
const LEVELS = Float32Array.from({ length: 256 }, (_, byte) => byte / 127.5 - 1);

/** RGBA bytes to RGB numbers in [−1, 1]. */
export function normalise(pixels: Uint8ClampedArray | Uint8Array, out: Float32Array): void {
  for (let i = 0, p = 0; i < out.length; i += 3, p += 4) put(out, i, pixels, p);
}

/** The same, with each row of `width` pixels mirrored left-right. */
export function normaliseMirrored(
  pixels: Uint8ClampedArray | Uint8Array,
  width: number,
  out: Float32Array,
): void {
  for (let i = 0, end = 4 * width; i < out.length; end += 4 * width) {
    for (let p = end - 4; p >= end - 4 * width; i += 3, p -= 4) put(out, i, pixels, p);
  }
}

function put(out: Float32Array, i: number, pixels: Uint8ClampedArray | Uint8Array, p: number): void {
  out[i] = LEVELS[pixels[p]];
  out[i + 1] = LEVELS[pixels[p + 1]];
  out[i + 2] = LEVELS[pixels[p + 2]];
}
