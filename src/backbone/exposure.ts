import type { PixelFrame } from '../frame/frame-source.js';

/** What becomes of light and dark, for the preprocessing that a saved file names. */
export const WELL_EXPOSED = 'dark squares brightened, a veil of light taken away';

/** Bytes between the pixels that are counted: each fourth pixel tells enough. */
const STRIDE = 16;
/** Shares of the pixels that are darker than the darkest and brighter than the brightest that count. */
const IGNORED = 0.02;
/** Where the brightest are to be at least: that is light enough, and what is brighter stays as it is. */
const BRIGHT = 80;
/** Where the darkest are as bright as the first, there is no veil; from the second on, it is taken away… */
const VEILED = [90, 150] as const;
/** …to this share: a little of it is what is there. */
const REMOVED = 0.9;
/** More would make hands of what is only noise. */
const MOST_GAIN = 10;

/**
 * Pixels as they would be in good light, which is what networks were shown most: those of a dark picture are brightened,
 * and a veil of light (a window behind the hand, mist on the lens) is taken away. Where neither is the matter, they stay as they are.
 *
 * What is done depends on no threshold, so that frames that differ a little stay alike.
 * @param pixels - Of one's own: they are written to.
 */
export function wellExposed(pixels: PixelFrame): PixelFrame {
  const { data } = pixels;
  const [darkest, brightest] = range(data);
  const [from, to] = VEILED;
  const veil = darkest * Math.min(Math.max((darkest - from) / (to - from), 0), REMOVED);
  const gain = Math.min(Math.max(BRIGHT / (brightest - veil), 1), MOST_GAIN);
  if (veil === 0 && gain === 1) return pixels;
  const levels = Uint8ClampedArray.from({ length: 256 }, (_, byte) => (byte - veil) * gain);
  for (let i = 0; i < data.length; i += 4) {
    data[i] = levels[data[i]];
    data[i + 1] = levels[data[i + 1]];
    data[i + 2] = levels[data[i + 2]];
  }
  return pixels;
}

/** How bright the darkest and the brightest pixels are, 0 to 255. Black ones don't count: most lie outside of the picture. */
function range(data: PixelFrame['data']): [darkest: number, brightest: number] {
  const counts = new Uint32Array(256);
  let all = 0;
  for (let i = 0; i < data.length; i += STRIDE) {
    // Luma of BT.601, in 256ths.
    const brightness = (77 * data[i] + 150 * data[i + 1] + 29 * data[i + 2]) >> 8;
    if (brightness === 0) continue;
    counts[brightness]++;
    all++;
  }
  return [IGNORED, 1 - IGNORED].map((share) => {
    let left = share * all;
    return counts.findIndex((count) => (left -= count) <= 0);
  }) as [number, number];
}
