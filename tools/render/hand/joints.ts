/** The 25 joints of a WebXR hand, in the order of the rig's skin. */
export const JOINTS = [
  'wrist',
  'thumb-metacarpal',
  'thumb-phalanx-proximal',
  'thumb-phalanx-distal',
  'thumb-tip',
  'index-finger-metacarpal',
  'index-finger-phalanx-proximal',
  'index-finger-phalanx-intermediate',
  'index-finger-phalanx-distal',
  'index-finger-tip',
  'middle-finger-metacarpal',
  'middle-finger-phalanx-proximal',
  'middle-finger-phalanx-intermediate',
  'middle-finger-phalanx-distal',
  'middle-finger-tip',
  'ring-finger-metacarpal',
  'ring-finger-phalanx-proximal',
  'ring-finger-phalanx-intermediate',
  'ring-finger-phalanx-distal',
  'ring-finger-tip',
  'pinky-finger-metacarpal',
  'pinky-finger-phalanx-proximal',
  'pinky-finger-phalanx-intermediate',
  'pinky-finger-phalanx-distal',
  'pinky-finger-tip',
] as const;

/** Index of each joint's parent; −1 for the wrist. The rig's file is flat, so the chain is made here. */
export const PARENTS: readonly number[] = JOINTS.map((_, i) => {
  if (i === 0) return -1;
  return i === 1 || i % 5 === 0 ? 0 : i - 1;
});

/** The fingers but the thumb, from the thumb's side. */
export const FINGERS = ['index', 'middle', 'ring', 'little'] as const;
export type Finger = (typeof FINGERS)[number];

/** Index of a finger's metacarpal joint; the proximal, intermediate, distal and tip joints follow it. */
export function firstJoint(finger: Finger): number {
  return 5 + 5 * FINGERS.indexOf(finger);
}

/** The wrist's index in {@link JOINTS}. */
export const WRIST = 0;
/** The thumb's joints in {@link JOINTS}. */
export const THUMB = { metacarpal: 1, proximal: 2, distal: 3, tip: 4 } as const;

/**
 * For each of the 21 points of a MediaPipe hand, the joint it sits on: wrist, then thumb, index, middle, ring and
 * little finger from the palm outwards. MediaPipe has no finger metacarpals.
 */
export const LANDMARK_JOINTS: readonly number[] = [
  WRIST,
  ...[1, 2, 3, 4],
  ...FINGERS.flatMap((finger) => [1, 2, 3, 4].map((k) => firstJoint(finger) + k)),
];
