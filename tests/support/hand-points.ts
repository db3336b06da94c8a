import type { Point } from '../../src/backbone/geometry.js';

/** An open right hand that points straight up: 21 landmarks, the wrist at the origin, about 100 long. */
export const openHand: readonly Point[] = (
  [
    [0, 0],
    [-20, -8],
    [-34, -22],
    [-44, -36],
    [-52, -48],
    [-16, -50],
    [-20, -68],
    [-22, -80],
    [-24, -90],
    [0, -52],
    [0, -74],
    [0, -88],
    [0, -100],
    [16, -50],
    [17, -70],
    [18, -82],
    [19, -92],
    [28, -42],
    [33, -56],
    [36, -65],
    [39, -73],
  ] as const
).map(([x, y]) => [x, y, 0]);

/** Points turned clockwise, made larger, and moved. */
export function placed(
  points: readonly Point[],
  { x, y, size, rotation }: { x: number; y: number; size: number; rotation: number },
): Point[] {
  const cos = Math.cos(rotation) * size;
  const sin = Math.sin(rotation) * size;
  return points.map(([u, v, z]) => [x + u * cos - v * sin, y + u * sin + v * cos, z * size]);
}
