import type { HandRegion } from '../../backbone/hand-region.js';

/** Lines of a hand, as chains of landmarks in MediaPipe's order. */
const BONES = [
  [0, 1, 2, 3, 4],
  [0, 5, 6, 7, 8],
  [9, 10, 11, 12],
  [13, 14, 15, 16],
  [0, 17, 18, 19, 20],
  [5, 9, 13, 17],
];
/** Dark below, light above: to be seen on any picture. */
const STROKES = [
  ['rgb(8 10 16 / 0.35)', 2.3],
  ['rgb(190 200 255 / 0.85)', 1],
] as const;

/** Draws the region that was read and the 21 points in it, in pixels of the picture. */
export function drawHand(context: CanvasRenderingContext2D, hand: HandRegion): void {
  const unit = hand.size / 100;
  const { points, lines, region } = paths(hand, unit);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const [style, thickness] of STROKES) {
    context.strokeStyle = style;
    context.lineWidth = Math.max(0.75, thickness * unit);
    context.stroke(lines);
    context.lineWidth /= 2;
    context.stroke(region);
  }
  context.fillStyle = '#fff';
  context.fill(points);
}

function paths(hand: HandRegion, unit: number): Record<'points' | 'lines' | 'region', Path2D> {
  const [points, lines, region] = [new Path2D(), new Path2D(), new Path2D()];
  for (const [x, y] of hand.landmarks) {
    const dot = new Path2D();
    dot.arc(x, y, Math.max(1, 1.1 * unit), 0, 2 * Math.PI);
    points.addPath(dot);
  }
  for (const chain of BONES) {
    chain.forEach((point, i) => {
      const [x, y] = hand.landmarks[point];
      if (i === 0) lines.moveTo(x, y);
      else lines.lineTo(x, y);
    });
  }
  const square = new Path2D();
  square.roundRect(-hand.size / 2, -hand.size / 2, hand.size, hand.size, hand.size / 12);
  const { a, b, c, d, e, f } = new DOMMatrix()
    .translate(hand.x, hand.y)
    .rotate((hand.rotation * 180) / Math.PI);
  region.addPath(square, { a, b, c, d, e, f });
  return { points, lines, region };
}
