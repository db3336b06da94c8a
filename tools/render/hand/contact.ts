import { Vector3, type Matrix4 } from 'three';
import { FINGERS, firstJoint, THUMB, type Finger } from './joints.js';
import { jointMatrices } from './kinematics.js';
import { clampAngle, type Angle, type Pose } from './pose.js';
import type { Rig } from './rig.js';
import type { HandShape } from './shape.js';

/** A point of the skin: a joint, and a place in its frame in millimetres (right hand; x is mirrored for a left one). */
export interface SkinPoint {
  readonly joint: number;
  readonly at: readonly [x: number, y: number, z: number];
}

/** Two points of the skin that should meet. */
export interface Touch {
  readonly a: SkinPoint;
  readonly b: SkinPoint;
  /** 1 counts fully; less lets it give way to other wishes. */
  readonly weight: number;
}

/** A pose as it is meant, before the hand's proportions are known. */
export interface Wish {
  readonly pose: Pose;
  readonly touches: readonly Touch[];
  /** Angles that may change to make the touches true, each with how readily (degrees that cost as much as 1 mm). */
  readonly free: Readonly<Partial<Record<Angle, number>>>;
}

/** The soft inside of the last bone: −Y is the palm's side, −Z the tip's. */
export const pad = (joint: number, z = 2, x = 0): SkinPoint => ({ joint, at: [x, -7, z] });
/** The nail's side of a bone. */
export const nail = (joint: number, z = 2, x = 0): SkinPoint => ({ joint, at: [x, 6.5, z] });

const THUMB_RADIUS = 9.5;
const RADII: Readonly<Record<Finger, number>> = { index: 8, middle: 8.2, ring: 7.8, little: 6.8 };

/**
 * Bends the free angles until the points that should touch do, fingers don't run through the thumb, and the pose stays
 * as near to the wish as that allows. Damped least squares on a handful of angles, always the same number of steps,
 * so that the result depends on nothing but its arguments.
 */
export function reach(rig: Rig, shape: HandShape, wish: Wish): Pose {
  const angles = Object.keys(wish.free) as Angle[];
  if (angles.length === 0) return wish.pose;
  const pose: Record<Angle, number> = { ...wish.pose };
  let errors = residuals(rig, shape, wish, angles, pose);
  let damping = 1;
  for (let step = 0; step < 24; step++) {
    const columns = angles.map((angle) => {
      const nudged = residuals(rig, shape, wish, angles, { ...pose, [angle]: pose[angle] + 0.05 });
      return nudged.map((value, i) => (value - errors[i]) / 0.05);
    });
    const change = dampedStep(columns, errors, damping);
    const next: Record<Angle, number> = { ...pose };
    angles.forEach((angle, k) => (next[angle] = clampAngle(angle, pose[angle] + change[k])));
    const nextErrors = residuals(rig, shape, wish, angles, next);
    if (squares(nextErrors) < squares(errors)) {
      Object.assign(pose, next);
      errors = nextErrors;
      damping = Math.max(damping / 3, 1e-4);
    } else {
      damping *= 4;
    }
  }
  return pose;
}

/** How far the touching points are apart, in millimetres, in the order of the touches. */
export function gaps(rig: Rig, shape: HandShape, wish: Wish, pose: Pose): number[] {
  const joints = jointMatrices(rig, shape, pose);
  return wish.touches.map(({ a, b }) =>
    place(rig, shape, joints, a).distanceTo(place(rig, shape, joints, b)),
  );
}

function residuals(rig: Rig, shape: HandShape, wish: Wish, angles: readonly Angle[], pose: Pose): number[] {
  const joints = jointMatrices(rig, shape, pose);
  const errors: number[] = [];
  for (const { a, b, weight } of wish.touches) {
    const between = place(rig, shape, joints, a).sub(place(rig, shape, joints, b));
    for (const axis of ['x', 'y', 'z'] as const) errors.push(between[axis] * weight * TOUCH_COUNTS);
  }
  for (const angle of angles) errors.push((pose[angle] - wish.pose[angle]) / wish.free[angle]!);
  for (const depth of overlaps(shape, joints)) errors.push(depth);
  return errors;
}

/** How much more a millimetre between touching points counts than one of overlap. */
const TOUCH_COUNTS = 2;

/** In millimetres from the wrist. */
function place(rig: Rig, shape: HandShape, joints: readonly Matrix4[], point: SkinPoint): Vector3 {
  const [x, y, z] = point.at;
  const thick = shape.thickness[point.joint];
  const mirrored = rig.side === 'left' ? -x : x;
  return new Vector3((mirrored * thick) / 1000, (y * thick) / 1000, (z * shape.lengths[point.joint]) / 1000)
    .applyMatrix4(joints[point.joint])
    .multiplyScalar(1000);
}

/** How deep the thumb's two outer bones run into each of the fingers' outer bones, in millimetres. */
function overlaps(shape: HandShape, joints: readonly Matrix4[]): number[] {
  const at = joints.map((joint) => new Vector3().setFromMatrixPosition(joint).multiplyScalar(1000));
  const depths: number[] = [];
  for (const finger of FINGERS) {
    const first = firstJoint(finger);
    for (let bone = first + 1; bone < first + 4; bone++) {
      for (const thumbBone of [THUMB.proximal, THUMB.distal]) {
        const allowed =
          RADII[finger] * shape.thickness[bone] + THUMB_RADIUS * shape.thickness[thumbBone] - FLESH_GIVES;
        const apart = segmentDistance(at[bone], at[bone + 1], at[thumbBone], at[thumbBone + 1]);
        depths.push(Math.max(0, allowed - apart));
      }
    }
  }
  return depths;
}

/** How far two fingers press into each other where they touch, in millimetres. */
const FLESH_GIVES = 2;

/** Shortest distance between two straight pieces p–q and r–s. */
export function segmentDistance(p: Vector3, q: Vector3, r: Vector3, s: Vector3): number {
  const u = q.clone().sub(p);
  const v = s.clone().sub(r);
  const w = p.clone().sub(r);
  const [a, b, c, d, e] = [u.dot(u), u.dot(v), v.dot(v), u.dot(w), v.dot(w)];
  const parallel = a * c - b * b;
  let t = parallel > 1e-9 ? unit((b * e - c * d) / parallel) : 0;
  const k = unit((b * t + e) / c);
  t = unit((b * k - d) / a);
  return w.addScaledVector(u, t).addScaledVector(v, -k).length();
}

function unit(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function squares(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

/** Solves (JᵀJ + damping·I) step = −Jᵀerrors by elimination; `columns` are J's. */
function dampedStep(columns: readonly number[][], errors: readonly number[], damping: number): number[] {
  const n = columns.length;
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, i) => sum + value * b[i], 0);
  const rows = columns.map((column, i) => [
    ...columns.map((other, j) => dot(column, other) + (i === j ? damping : 0)),
    -dot(column, errors),
  ]);
  for (let i = 0; i < n; i++) {
    for (let r = i + 1; r < n; r++) {
      const factor = rows[r][i] / rows[i][i];
      for (let c = i; c <= n; c++) rows[r][c] -= factor * rows[i][c];
    }
  }
  const step = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let rest = rows[i][n];
    for (let c = i + 1; c < n; c++) rest -= rows[i][c] * step[c];
    step[i] = rest / rows[i][i];
  }
  return step;
}
