import type { PixelFrame } from '../frame/frame-source.js';
import type { View } from '../frame/view.js';

/** What becomes of light and dark, for the preprocessing that a saved file names. */
export const WELL_EXPOSED = 'dark squares brightened, a veil of light taken away';

/** Bytes between the pixels that are counted: each fourth pixel tells enough. */
const STRIDE = 16;
/** Share of a square's pixels that are brighter than the brightest that counts. */
const BRIGHTER = 0.02;
/** Where the brightest are to be at least: that is light enough, and what is brighter stays as it is. */
const BRIGHT = 80;
/** Side of the picture that tells whether there is a veil, in pixels… */
const WHOLE = 120;
/** …and the share of it that is darker than the darkest that counts: a small hand may be all that is dark. */
const DARKER = 0.003;
/** Where the darkest are as bright as the first, there is no veil; from the second on, it is taken away… */
const VEILED = [90, 150] as const;
/** …to this share: a little of it is what is there. */
const REMOVED = 0.9;
/** More would make hands of what is only noise. */
const MOST_GAIN = 10;
/** Frames of a stream from one look at the whole picture to the next: light changes slowly. */
const FRAMES = 15;

/**
 * Makes pixels what they would be in good light, which is what networks were shown most: those of a dark square are
 * brightened, and a veil of light (a window behind the hand, mist on the lens) is taken away: it added white, and left the less
 * of what is there (the model of haze, Koschmieder 1924; told by what is darkest, as in He, Sun and Tang 2009). Where neither
 * is the matter, they stay as they are.
 *
 * A veil lies over all of a picture: a part of it that has nothing dark may be a wall, of which too much would be made. What
 * is done depends on no threshold, so that frames that differ a little stay alike.
 */
export class Exposure {
  #veil = 0;
  #frames = 0;

  /** Sees whether there is a veil: in a single picture, or in a frame of a stream once in a while. */
  see(view: View, still: boolean): void {
    if (!still && this.#frames++ % FRAMES > 0) return;
    const { width, height } = view;
    const all = { x: width / 2, y: height / 2, size: Math.max(width, height), rotation: 0 };
    const darkest = quantile(inside(view.read(all, WHOLE), width, height).data, DARKER);
    const [from, to] = VEILED;
    this.#veil = darkest * Math.min(Math.max((darkest - from) / (to - from), 0), REMOVED);
  }

  /** @param pixels - A part of the picture, of one's own: they are written to. */
  correct(pixels: PixelFrame): PixelFrame {
    const { data } = pixels;
    const veil = this.#veil;
    const clear = 255 / (255 - veil);
    const brightest = Math.max((quantile(data, 1 - BRIGHTER) - veil) * clear, 1);
    const gain = clear * Math.min(Math.max(BRIGHT / brightest, 1), MOST_GAIN);
    if (veil === 0 && gain === 1) return pixels;
    const levels = Uint8ClampedArray.from({ length: 256 }, (_, byte) => (byte - veil) * gain);
    for (let i = 0; i < data.length; i += 4) {
      data[i] = levels[data[i]];
      data[i + 1] = levels[data[i + 1]];
      data[i + 2] = levels[data[i + 2]];
    }
    return pixels;
  }
}

/** Black where pixels are mixed with what lies outside of the picture: at its edges, where it isn't square. */
function inside(pixels: PixelFrame, width: number, height: number): PixelFrame {
  const size = Math.max(width, height);
  const [left, top] = [width, height].map((length) =>
    length === size ? 0 : Math.ceil(((1 - length / size) / 2) * WHOLE) + 1,
  );
  for (let y = 0; y < WHOLE; y++) {
    for (let x = 0; x < WHOLE; x++) {
      if (Math.min(x, WHOLE - 1 - x) >= left && Math.min(y, WHOLE - 1 - y) >= top) continue;
      pixels.data.fill(0, 4 * (y * WHOLE + x), 4 * (y * WHOLE + x + 1));
    }
  }
  return pixels;
}

/** How bright the pixel is that a share of them is darker than, 0 to 255. Black ones don't count: most lie outside of the picture. */
function quantile(data: PixelFrame['data'], share: number): number {
  const counts = new Uint32Array(256);
  let all = 0;
  for (let i = 0; i < data.length; i += STRIDE) {
    // Luma of BT.601, in 256ths.
    const brightness = (77 * data[i] + 150 * data[i + 1] + 29 * data[i + 2]) >> 8;
    if (brightness === 0) continue;
    counts[brightness]++;
    all++;
  }
  let left = share * all;
  return counts.findIndex((count) => (left -= count) <= 0);
}
