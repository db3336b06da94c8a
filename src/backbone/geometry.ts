import type { Square } from '../frame/view.js';

/** One point of a hand: x and y in pixels (y downwards), z towards the camera negative, relative to the wrist. */
export type Point = readonly [x: number, y: number, z: number];

/** The landmarks that move little when fingers bend: wrist, thumb base, knuckles and the joints after them. */
const PALM = [0, 1, 2, 3, 5, 6, 9, 10, 13, 14, 17, 18] as const;

/** Landmark numbers, in MediaPipe's order. */
export const WRIST = 0;
export const INDEX_KNUCKLE = 5;
export const MIDDLE_KNUCKLE = 9;
export const RING_KNUCKLE = 13;
export const LITTLE_KNUCKLE = 17;

/** Brings an angle into (−π, π]. */
export function wrapAngle(angle: number): number {
  const turned = angle % (2 * Math.PI);
  if (turned > Math.PI) return turned - 2 * Math.PI;
  return turned <= -Math.PI ? turned + 2 * Math.PI : turned;
}

/**
 * Landmarks as the model gives them (63 numbers, in pixels of its `side × side` input) as points of the picture
 * from which `square` was read.
 */
export function toPicture(raw: ArrayLike<number>, square: Square, side: number): Point[] {
  const scale = square.size / side;
  const cos = Math.cos(square.rotation) * scale;
  const sin = Math.sin(square.rotation) * scale;
  const wristZ = raw[2];
  const points: Point[] = [];
  for (let i = 0; i < raw.length; i += 3) {
    const u = raw[i] - side / 2;
    const v = raw[i + 1] - side / 2;
    points.push([square.x + u * cos - v * sin, square.y + u * sin + v * cos, (raw[i + 2] - wristZ) * scale]);
  }
  return points;
}

/** Which way the hand points, in radians clockwise from the picture's up: wrist towards the middle of the knuckles. */
export function handRotation(points: readonly Point[]): number {
  const x = (points[INDEX_KNUCKLE][0] + points[RING_KNUCKLE][0]) / 4 + points[MIDDLE_KNUCKLE][0] / 2;
  const y = (points[INDEX_KNUCKLE][1] + points[RING_KNUCKLE][1]) / 4 + points[MIDDLE_KNUCKLE][1] / 2;
  return Math.atan2(x - points[WRIST][0], points[WRIST][1] - y);
}

/**
 * How the hand is held, in radians: 0 with the fingers up, π ÷ 2 with the thumb's side up, π with the fingers down,
 * −π ÷ 2 with the thumb's side down. Made of heights only, so it is the same in a mirror, for both hands, and no
 * matter for which of the two the network takes this one.
 */
export function handTilt(points: readonly Point[]): number {
  const knuckles = (points[INDEX_KNUCKLE][1] + points[RING_KNUCKLE][1]) / 4 + points[MIDDLE_KNUCKLE][1] / 2;
  const length = distance(points[WRIST], points[MIDDLE_KNUCKLE]) || 1;
  const width = distance(points[INDEX_KNUCKLE], points[LITTLE_KNUCKLE]) || 1;
  return Math.atan2(
    (points[LITTLE_KNUCKLE][1] - points[INDEX_KNUCKLE][1]) / width,
    (points[WRIST][1] - knuckles) / length,
  );
}

/**
 * The square to read next, given where the hand was just seen: turned so that the hand points up, around the
 * box of the palm's landmarks.
 * @param scale - Side of the square, in longer sides of that box.
 * @param shift - How far to move from the box's middle towards the fingers, in heights of that box.
 */
export function regionAround(points: readonly Point[], scale: number, shift: number): Square {
  const rotation = handRotation(points);
  const cos = Math.cos(rotation);
  const sin = Math.sin(rotation);
  let left = Infinity;
  let right = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  for (const i of PALM) {
    const [x, y] = points[i];
    const u = x * cos + y * sin;
    const v = y * cos - x * sin;
    left = Math.min(left, u);
    right = Math.max(right, u);
    top = Math.min(top, v);
    bottom = Math.max(bottom, v);
  }
  const u = (left + right) / 2;
  const v = (top + bottom) / 2 - shift * (bottom - top);
  return {
    x: u * cos - v * sin,
    y: u * sin + v * cos,
    size: scale * Math.max(right - left, bottom - top),
    rotation,
  };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** Width of the palm (knuckle of the index to that of the little finger) against its length (wrist to middle knuckle). */
export function palmAspect(points: readonly Point[]): number {
  const length = distance(points[WRIST], points[MIDDLE_KNUCKLE]);
  return length > 0 ? distance(points[INDEX_KNUCKLE], points[LITTLE_KNUCKLE]) / length : Infinity;
}
