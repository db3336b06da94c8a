import type { Random } from '../random.js';
import { FINGERS, firstJoint, JOINTS, THUMB, WRIST } from './joints.js';

/** A hand's proportions against the rig's. All factors; 1 is the rig as it is. */
export interface HandShape {
  /** For each joint, the length of the bone that starts there. */
  readonly lengths: readonly number[];
  /** For each joint, how thick the flesh around it is. */
  readonly thickness: readonly number[];
  /** Distance between the fingers' roots. */
  readonly palmWidth: number;
  /** The whole hand: 0.75 is a child's, 1.1 a large man's. */
  readonly scale: number;
}

/** The rig as it is. */
export const PLAIN_SHAPE: HandShape = {
  lengths: JOINTS.map(() => 1),
  thickness: JOINTS.map(() => 1),
  palmWidth: 1,
  scale: 1,
};

/** Somebody's hand: long or short fingers, each a little different, slim or sturdy, narrow or wide. */
export function randomShape(random: Random): HandShape {
  const lengths = JOINTS.map(() => 1);
  const thickness = JOINTS.map(() => 1);
  const fingers = 1 + random.bell(0.06);
  const sturdy = 1 + random.bell(0.09);
  const palm = 1 + random.bell(0.04);
  lengths[WRIST] = palm;
  thickness[WRIST] = 1 + random.bell(0.05);
  for (const finger of FINGERS) {
    const first = firstJoint(finger);
    const whole = fingers * (1 + random.bell(0.03));
    const thick = sturdy * (1 + random.bell(0.03));
    lengths[first] = palm;
    thickness[first] = thickness[WRIST];
    for (let k = 1; k <= 4; k++) {
      lengths[first + k] = k === 4 ? thick : whole * (1 + random.bell(0.03));
      // Fingers taper differently: some keep their thickness to the tip.
      thickness[first + k] = thick * (1 + (k - 1) * random.bell(0.015));
    }
  }
  const thumb = fingers * (1 + random.bell(0.05));
  lengths[THUMB.metacarpal] = palm * (1 + random.bell(0.04));
  for (const joint of [THUMB.proximal, THUMB.distal, THUMB.tip]) {
    lengths[joint] = thumb * (1 + random.bell(0.03));
    thickness[joint] = sturdy * (1 + random.bell(0.03));
  }
  return { lengths, thickness, palmWidth: 1 + random.bell(0.045), scale: 1 + random.bell(0.08) };
}
