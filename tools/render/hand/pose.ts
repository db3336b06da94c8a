import { FINGERS, type Finger } from './joints.js';

/**
 * Degrees at each joint, relative to the rig at rest, which is a flat hand with slightly open fingers.
 * Flexion closes the hand. Spread moves away from the middle finger's side towards the little finger's when
 * positive for fingers; for the thumb it moves away from the palm's plane. The thumb's sweep moves it across the
 * palm towards the little finger.
 */
export type Angle =
  | 'thumbSweep'
  | 'thumbLift'
  | 'thumbTwist'
  | 'thumbMcp'
  | 'thumbIp'
  | `${Finger}${'Spread' | 'Mcp' | 'Pip' | 'Dip'}`
  | 'cup';

/** Some angles, where the others stay as they are. */
export type Angles = Partial<Record<Angle, number>>;

/** Every angle of a hand. */
export type Pose = Readonly<Record<Angle, number>>;

/** All angles, in a fixed order. */
export const ANGLES: readonly Angle[] = [
  'thumbSweep',
  'thumbLift',
  'thumbTwist',
  'thumbMcp',
  'thumbIp',
  ...FINGERS.flatMap((f): Angle[] => [`${f}Spread`, `${f}Mcp`, `${f}Pip`, `${f}Dip`]),
  'cup',
];

/** The rig at rest. */
export const FLAT: Pose = Object.fromEntries(ANGLES.map((angle) => [angle, 0])) as Record<Angle, number>;

type Limits = readonly [least: number, most: number];

const LIMITS: Readonly<Record<string, Limits>> = {
  thumbSweep: [-35, 60],
  thumbLift: [-45, 45],
  thumbTwist: [-45, 60],
  thumbMcp: [-15, 65],
  thumbIp: [-25, 85],
  cup: [-5, 20],
};
const FINGER_LIMITS: Readonly<Record<string, Limits>> = {
  Spread: [-22, 22],
  Mcp: [-25, 95],
  Pip: [-8, 112],
  Dip: [-12, 80],
};

/** What a joint can do, in degrees. */
export function limits(angle: Angle): Limits {
  return LIMITS[angle] ?? FINGER_LIMITS[angle.replace(/^[a-z]+/, '')];
}

/** The angle, brought back to what the joint can do. */
export function clampAngle(angle: Angle, degrees: number): number {
  const [least, most] = limits(angle);
  return Math.min(most, Math.max(least, degrees));
}

/** A finger's three flexions at once, and how far it is spread. */
export function bend(finger: Finger, mcp: number, pip: number, dip: number, spread = 0): Angles {
  return { [`${finger}Mcp`]: mcp, [`${finger}Pip`]: pip, [`${finger}Dip`]: dip, [`${finger}Spread`]: spread };
}

/** The angles that `make` gives for each of some fingers, put together. */
export function eachFinger(
  make: (finger: Finger, index: number) => Angles,
  fingers: readonly Finger[] = FINGERS,
): Angles {
  const angles: Angles = {};
  fingers.forEach((finger, i) => Object.assign(angles, make(finger, i)));
  return angles;
}
