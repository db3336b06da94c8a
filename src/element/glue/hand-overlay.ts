import type { HandRegion } from '../../backbone/hand-region.js';

/** Lines of a hand, as pairs of landmarks in MediaPipe's order. */
const BONES = [
  [0, 1, 2, 3, 4],
  [0, 5, 6, 7, 8],
  [9, 10, 11, 12],
  [13, 14, 15, 16],
  [0, 17, 18, 19, 20],
  [5, 9, 13, 17],
];

/** Draws where the hand is, over the picture. Mirrored with it, by the same style. */
export class HandOverlay {
  #canvas: HTMLCanvasElement | undefined;
  #drawn = false;

  /** Made when it is first asked for, so that a pad can be constructed on a server. */
  get canvas(): HTMLCanvasElement {
    return (this.#canvas ??= createCanvas());
  }

  draw(hand: HandRegion | undefined, width: number, height: number): void {
    if (!hand) return this.clear();
    const { canvas } = this;
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    const context = canvas.getContext('2d');
    if (!context) return;
    context.clearRect(0, 0, width, height);
    const unit = hand.size / 100;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    for (const [style, thickness] of [
      ['rgb(8 10 16 / 0.45)', 3.4],
      ['#aab6ff', 1.8],
    ] as const) {
      context.strokeStyle = style;
      context.lineWidth = Math.max(1, thickness * unit);
      context.beginPath();
      for (const chain of BONES) {
        chain.forEach((point, i) => {
          const [x, y] = hand.landmarks[point];
          if (i === 0) context.moveTo(x, y);
          else context.lineTo(x, y);
        });
      }
      context.stroke();
    }
    context.fillStyle = '#fff';
    for (const [x, y] of hand.landmarks) {
      context.beginPath();
      context.arc(x, y, Math.max(1, 1.5 * unit), 0, 2 * Math.PI);
      context.fill();
    }
    this.#drawn = true;
  }

  clear(): void {
    if (!this.#drawn) return;
    this.#drawn = false;
    this.canvas.getContext('2d')?.clearRect(0, 0, this.canvas.width, this.canvas.height);
  }
}

function createCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.className = 'overlay';
  canvas.part.add('overlay');
  canvas.setAttribute('aria-hidden', 'true');
  return canvas;
}
