/** RGBA bytes to RGB numbers in [−1, 1]. */
export function normalise(pixels: Uint8ClampedArray | Uint8Array, out: Float32Array): void {
  for (let i = 0, p = 0; i < out.length; i += 3, p += 4) {
    out[i] = pixels[p] / 127.5 - 1;
    out[i + 1] = pixels[p + 1] / 127.5 - 1;
    out[i + 2] = pixels[p + 2] / 127.5 - 1;
  }
}
