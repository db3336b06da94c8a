import { Random } from '../random.js';
import type { Lens } from '../scene/scene.js';

const TILE = 256;

/** What a camera makes of a sharp picture: blur, motion, exposure, grain. Keeps its canvases from frame to frame. */
export class LensPass {
  readonly #grain = grainTile();
  readonly #canvas = document.createElement('canvas');

  /**
   * The finished picture. The canvas is used again for the next one.
   * @param transparent - Whether it is a cut-out: grain would fill what is around it.
   */
  apply(source: HTMLCanvasElement, lens: Lens, transparent: boolean): HTMLCanvasElement {
    const { width, height } = source;
    if (this.#canvas.width !== width || this.#canvas.height !== height)
      Object.assign(this.#canvas, { width, height });
    const context = this.#canvas.getContext('2d', { willReadFrequently: true })!;
    context.clearRect(0, 0, width, height);
    context.filter = filterOf(lens);
    context.drawImage(source, 0, 0);
    context.filter = 'none';
    const [dx, dy] = lens.motion;
    const steps = Math.round(Math.hypot(dx, dy));
    // Each further exposure weighs as much as all before it together have left for it: an even mean in the end.
    for (let i = 1; i <= steps; i++) {
      context.globalAlpha = 1 / (i + 1);
      context.filter = filterOf(lens);
      context.drawImage(source, (dx * i) / steps, (dy * i) / steps);
      context.filter = 'none';
    }
    context.globalAlpha = 1;
    if (lens.noise > 0.01 && !transparent) this.#addGrain(context, lens, width, height);
    return this.#canvas;
  }

  #addGrain(context: CanvasRenderingContext2D, lens: Lens, width: number, height: number): void {
    const random = new Random('grain', lens.noiseSeed);
    const [x, y] = [random.integer(0, TILE - 1), random.integer(0, TILE - 1)];
    context.globalAlpha = Math.min(1, lens.noise);
    context.globalCompositeOperation = 'overlay';
    for (let left = -x; left < width; left += TILE) {
      for (let top = -y; top < height; top += TILE) context.drawImage(this.#grain, left, top);
    }
    context.globalCompositeOperation = 'source-over';
    context.globalAlpha = 1;
  }
}

function filterOf(lens: Lens): string {
  const blur = lens.blur > 0.05 ? `blur(${lens.blur.toFixed(2)}px) ` : '';
  return `${blur}brightness(${lens.brightness}) contrast(${lens.contrast}) saturate(${lens.saturation})`;
}

/** Grey and coloured grain around mid-grey, which an overlay leaves unchanged. */
function grainTile(): OffscreenCanvas {
  const canvas = new OffscreenCanvas(TILE, TILE);
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(TILE, TILE);
  const random = new Random('grain tile');
  for (let i = 0; i < image.data.length; i += 4) {
    const grey = 128 + random.bell(30);
    for (let k = 0; k < 3; k++) image.data[i + k] = grey + random.bell(14);
    image.data[i + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  return canvas;
}
