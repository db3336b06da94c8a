/** RGBA bytes to RGB numbers in [−1, 1]. */
export function normalise(pixels: Uint8ClampedArray | Uint8Array, out: Float32Array): void {
  for (let i = 0, p = 0; i < out.length; i += 3, p += 4) {
    out[i] = pixels[p] / 127.5 - 1;
    out[i + 1] = pixels[p + 1] / 127.5 - 1;
    out[i + 2] = pixels[p + 2] / 127.5 - 1;
  }
}

/** Mirrors rows of so many RGB pixels left-right, in place. */
export function mirror(pixels: Float32Array, width: number): void {
  for (let row = 0; row < pixels.length; row += 3 * width) {
    for (let left = row, right = row + 3 * (width - 1); left < right; left += 3, right -= 3) {
      for (let channel = 0; channel < 3; channel++) {
        const kept = pixels[left + channel];
        pixels[left + channel] = pixels[right + channel];
        pixels[right + channel] = kept;
      }
    }
  }
}
