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
  /** 21 points (x, y in source pixels, z relative to the wrist), in MediaPipe's order. */
  readonly landmarks: readonly (readonly [x: number, y: number, z: number])[];
  /** How sure the model is that a hand is there, 0 to 1. */
  readonly presence: number;
  /**
   * Whether another hand is in the picture, which isn't read. Of a stream whose hand holds still, the rest of the
   * picture is looked at bit by bit: it may take some seconds to be seen. Missing where nobody looked.
   */
  readonly otherHand?: boolean;
}
