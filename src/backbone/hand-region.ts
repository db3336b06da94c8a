import type { Square, View } from '../frame/view.js';
import { regionAround, type Point } from './geometry.js';

/** Where the hand is in a frame. */
export interface HandRegion {
  /** Horizontal centre of the rotated square that was read, in source pixels. */
  readonly x: number;
  /** Vertical centre of the rotated square that was read, in source pixels. */
  readonly y: number;
  /** Side of the square, in source pixels. */
  readonly size: number;
  /** Rotation of the square in radians, clockwise in the source picture. */
  readonly rotation: number;
  /**
   * 21 points in MediaPipe's order (0 is the wrist, 4 the tip of the thumb, 8 of the index finger, …): x and y in source
   * pixels; z in source pixels from the wrist, negative towards the camera. Those of `mobilenet()` are coarse, and their z is 0.
   */
  readonly landmarks: readonly (readonly [x: number, y: number, z: number])[];
  /** How sure the model is that a hand is there, 0 to 1. */
  readonly presence: number;
  /**
   * Whether another hand is in the picture, which isn't read. Of a stream whose hand holds still, the rest of the
   * picture is looked at bit by bit: it may take some seconds to be seen. Missing where nobody looked.
   */
  readonly otherHand?: boolean;
}

/**
 * Where a hand is in the source, which is the picture before it was mirrored.
 * @param points - Of the mirrored picture.
 * @param square - What was read of it; what the hand could best be read in, where it was read as part of more.
 */
export function regionOf(
  points: readonly Point[],
  presence: number,
  view: View,
  square: Square = regionAround(points, 1.8, 0.1),
): HandRegion {
  const x = (value: number): number => (view.mirrored ? view.width - value : value);
  return {
    x: x(square.x),
    y: square.y,
    size: square.size,
    rotation: view.mirrored ? -square.rotation : square.rotation,
    landmarks: points.map((point) => [x(point[0]), point[1], point[2]] as const),
    presence,
  };
}
