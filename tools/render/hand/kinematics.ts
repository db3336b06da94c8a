import { Matrix4, Quaternion, Vector3 } from 'three';
import { FINGERS, firstJoint, PARENTS, THUMB } from './joints.js';
import type { Pose } from './pose.js';
import type { Rig } from './rig.js';
import type { HandShape } from './shape.js';

const RADIANS = Math.PI / 180;
const X = new Vector3(1, 0, 0);
const Y = new Vector3(0, 1, 0);
const Z = new Vector3(0, 0, 1);

/**
 * Where every joint is, relative to the wrist, without the bones' thickness: joint → wrist, rotation and position
 * only, in metres.
 */
export function jointMatrices(rig: Rig, shape: HandShape, pose: Pose): Matrix4[] {
  const mirror = rig.side === 'left' ? -1 : 1;
  const joints: Matrix4[] = [];
  const position = new Vector3();
  const rotation = new Quaternion();
  const one = new Vector3();
  const turns = poseTurns(pose, mirror);
  for (let i = 0; i < PARENTS.length; i++) {
    const parent = PARENTS[i];
    if (parent < 0) {
      joints.push(new Matrix4());
      continue;
    }
    rig.local[i].decompose(position, rotation, one);
    // A bone's length shows in how far the joint after it is away; the palm also has a width of its own.
    if (parent === 0) position.set(position.x * shape.palmWidth, position.y, position.z * shape.lengths[0]);
    else position.multiplyScalar(shape.lengths[parent]);
    const turn = turns[i];
    if (turn) rotation.multiply(turn);
    joints.push(new Matrix4().compose(position, rotation, new Vector3(1, 1, 1)).premultiply(joints[parent]));
  }
  return joints;
}

/** The turn that a pose adds at each joint. A left hand is a mirrored right one: sideways and twisting turns flip. */
function poseTurns(pose: Pose, mirror: number): (Quaternion | undefined)[] {
  const turns: (Quaternion | undefined)[] = [];
  turns[THUMB.metacarpal] = about(Z, pose.thumbTwist * mirror)
    .premultiply(about(X, -pose.thumbSweep))
    .premultiply(about(Y, -pose.thumbLift * mirror));
  turns[THUMB.proximal] = about(X, -pose.thumbMcp);
  turns[THUMB.distal] = about(X, -pose.thumbIp);
  for (const finger of FINGERS) {
    const first = firstJoint(finger);
    // Cupping the palm brings the little finger's side forward more than the index finger's.
    if (pose.cup) turns[first] = about(X, -pose.cup * CUPPING[finger]);
    turns[first + 1] = about(X, -pose[`${finger}Mcp`]).premultiply(
      about(Y, -pose[`${finger}Spread`] * mirror),
    );
    turns[first + 2] = about(X, -pose[`${finger}Pip`]);
    turns[first + 3] = about(X, -pose[`${finger}Dip`]);
  }
  return turns;
}

const CUPPING = { index: 0, middle: 0.15, ring: 0.6, little: 1 } as const;

function about(axis: Vector3, degrees: number): Quaternion {
  return new Quaternion().setFromAxisAngle(axis, degrees * RADIANS);
}

/** Joint → wrist with the bones' thickness and length as scale: what moves the skin. */
export function boneMatrices(joints: readonly Matrix4[], shape: HandShape): Matrix4[] {
  return joints.map((joint, i) =>
    joint
      .clone()
      .scale(
        new Vector3(
          shape.thickness[i] * (i === 0 ? shape.palmWidth : 1),
          shape.thickness[i],
          shape.lengths[i],
        ),
      ),
  );
}
