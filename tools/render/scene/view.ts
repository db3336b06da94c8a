import { Euler, Matrix4, Vector3 } from 'three';
import { firstJoint, LANDMARK_JOINTS, THUMB } from '../hand/joints.js';
import type { HandShape } from '../hand/shape.js';

/** How the hand is held before the camera, and where it shows. Angles in degrees. */
export interface HandView {
  /** Turned about the upright axis: positive shows the little finger's side. For a left hand it is mirrored. */
  readonly yaw: number;
  /** Leaning: positive brings the fingertips towards the camera. */
  readonly pitch: number;
  /** Tilted in the picture, clockwise. */
  readonly roll: number;
  /** Longer side of the hand's box, as a share of the picture's shorter side. */
  readonly size: number;
  /** Middle of the hand's box, as shares of the picture's width and height. */
  readonly x: number;
  readonly y: number;
  /** Vertical angle of view. */
  readonly fieldOfView: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

const RADIANS = Math.PI / 180;

/** Fingers up, palm to the camera: the wrist's −Z becomes up, its −Y comes towards the viewer. */
const UPRIGHT = new Matrix4().makeBasis(new Vector3(-1, 0, 0), new Vector3(0, 0, -1), new Vector3(0, -1, 0));

/** The view's turn alone, without place or size. */
export function turn(view: HandView, mirrored: boolean): Matrix4 {
  const yaw = view.yaw * (mirrored ? -1 : 1);
  const turned = new Matrix4().makeRotationFromEuler(
    new Euler(view.pitch * RADIANS, yaw * RADIANS, -view.roll * RADIANS, 'ZXY'),
  );
  return turned.multiply(UPRIGHT);
}

/**
 * Wrist → camera space, so that the hand shows in the asked size and place. Perspective makes both depend on the
 * distance, so the place is found in a fixed number of careful corrections.
 */
export function placeHand(
  joints: readonly Matrix4[],
  shape: HandShape,
  view: HandView,
  mirrored: boolean,
  width: number,
  height: number,
): Matrix4 {
  const rotation = turn(view, mirrored).scale(new Vector3(shape.scale, shape.scale, shape.scale));
  let distance = 0.5;
  let x = 0;
  let y = 0;
  let placed = rotation;
  for (let step = 0; step < 24; step++) {
    placed = new Matrix4().makeTranslation(x, y, -distance).multiply(rotation);
    const points = landmarks(joints, placed, view.fieldOfView, width, height);
    const box = boxOf(points);
    const factor = Math.max(box.width, box.height) / (view.size * Math.min(width, height));
    distance = Math.max(NEAREST, distance * (0.4 + 0.6 * factor));
    const metresPerPixel = (2 * distance * Math.tan((view.fieldOfView * RADIANS) / 2)) / height;
    x += (view.x * width - (box.x + box.width / 2)) * metresPerPixel * 0.6;
    y -= (view.y * height - (box.y + box.height / 2)) * metresPerPixel * 0.6;
  }
  return placed;
}

/** Metres from the camera to the wrist: nearer, fingers would poke into the lens. */
const NEAREST = 0.24;

/** From a finger's last joint to where MediaPipe puts its tip, as a share of the way to the rig's tip joint. */
const TIP_REACH = 1.45;

/**
 * The 21 points in MediaPipe's order: x and y in pixels, z in the same scale, relative to the wrist, smaller towards
 * the camera.
 */
export function landmarks(
  joints: readonly Matrix4[],
  placed: Matrix4,
  fieldOfView: number,
  width: number,
  height: number,
): Point[] {
  const focal = height / 2 / Math.tan((fieldOfView * RADIANS) / 2);
  const tips = new Set([
    THUMB.tip,
    ...(['index', 'middle', 'ring', 'little'] as const).map((f) => firstJoint(f) + 4),
  ]);
  const wrist = new Vector3().setFromMatrixPosition(placed);
  return LANDMARK_JOINTS.map((joint) => {
    const point = new Vector3().setFromMatrixPosition(joints[joint]);
    if (tips.has(joint)) {
      const before = new Vector3().setFromMatrixPosition(joints[joint - 1]);
      point.sub(before).multiplyScalar(TIP_REACH).add(before);
    }
    point.applyMatrix4(placed);
    const scale = focal / -point.z;
    return {
      x: width / 2 + point.x * scale,
      y: height / 2 - point.y * scale,
      z: -(point.z - wrist.z) * (focal / -wrist.z),
    };
  });
}

/** The smallest upright box around some points. */
export function boxOf(points: readonly Pick<Point, 'x' | 'y'>[]): {
  x: number;
  y: number;
  width: number;
  height: number;
} {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
