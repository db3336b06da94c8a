import type { HandRegion } from '../../backbone/hand-region.js';

/** A hand that the model is less sure of may be somewhere else: the search is still on. */
const SURE = 0.8;

/** Shows where the hand is, over the picture. Mirrored with it, by the same style. */
export class HandOverlay {
  #canvas: HTMLCanvasElement | undefined;
  #draw: typeof import('./draw-hand.js').drawHand | null = null;
  #loading = false;
  #drawn = false;
  #on = true;

  /** Made when it is first asked for, so that a pad can be constructed on a server. */
  get canvas(): HTMLCanvasElement {
    return (this.#canvas ??= createCanvas());
  }

  /** Whether anything is drawn. */
  set on(on: boolean) {
    this.#on = on;
    this.clear();
  }

  /** The hand of a frame of that size; undefined where there is none. */
  show(hand: HandRegion | undefined, width: number, height: number): void {
    this.clear();
    if (!hand || hand.presence < SURE || !this.#on) return;
    if (!this.#draw) return this.#load();
    const { canvas } = this;
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    const context = canvas.getContext('2d');
    if (!context) return;
    this.#draw(context, hand);
    this.#drawn = true;
  }

  clear(): void {
    if (!this.#drawn) return;
    this.#drawn = false;
    this.canvas.getContext('2d')?.clearRect(0, 0, this.canvas.width, this.canvas.height);
  }

  /** The frames until then go without: it is only decoration. */
  #load(): void {
    if (this.#loading) return;
    this.#loading = true;
    import('./draw-hand.js').then(
      ({ drawHand }) => (this.#draw = drawHand),
      () => undefined,
    );
  }
}

function createCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.className = 'overlay';
  canvas.part.add('overlay');
  canvas.setAttribute('aria-hidden', 'true');
  return canvas;
}
