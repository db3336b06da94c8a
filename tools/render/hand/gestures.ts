import type { Random } from '../random.js';
import { nail, pad, type Wish } from './contact.js';
import { curled, openThumb, straight, touch, wish } from './digits.js';
import { FINGERS, firstJoint, THUMB } from './joints.js';
import { bend, eachFinger } from './pose.js';

/** Gestures that are no digits: for labels of one's own, and for what was never taught. */
export const GESTURES = [
  'thumbs-up',
  'thumbs-down',
  'fist',
  'call-me',
  'horns',
  'love-you',
  'l-shape',
  'little-finger',
  'three-fingers',
  'claw',
  'pinch',
  'point-curved',
  'relaxed',
] as const;

export type Gesture = (typeof GESTURES)[number];

/** The tilt, in degrees clockwise for a right hand seen from its palm, that belongs to the gesture itself. */
export const GESTURE_ROLL: Readonly<Partial<Record<string, number>>> = {
  'thumbs-up': -90,
  'thumbs-down': 90,
};

/** The pose of a gesture, as one person makes it once. */
export function gestureWish(gesture: string, random: Random): Wish {
  const free = { thumbSweep: 10, thumbLift: 10, thumbTwist: 8, thumbMcp: 10, thumbIp: 10 };
  const under = nail(firstJoint('middle') + 2, -12);
  const closedThumb = { thumbSweep: 10, thumbLift: -20, thumbTwist: 20, thumbMcp: 25, thumbIp: 35 };
  const thumbOver = { touches: [touch(pad(THUMB.tip, 4), under, 1)], free, loose: 4 };
  switch (gesture) {
    case 'thumbs-up':
    case 'thumbs-down':
      return wish(
        random,
        { ...curled(random, FINGERS), ...openThumb(random), thumbSweep: random.between(-35, -20) },
        { loose: 4 },
      );
    case 'fist':
      return wish(random, { ...curled(random, FINGERS), ...closedThumb }, thumbOver);
    case 'call-me':
      return wish(
        random,
        {
          ...curled(random, ['index', 'middle', 'ring']),
          ...straight(random, ['little']),
          ...openThumb(random),
        },
        { loose: 4 },
      );
    case 'horns':
      return wish(
        random,
        { ...curled(random, ['middle', 'ring']), ...straight(random, ['index', 'little']), ...closedThumb },
        thumbOver,
      );
    case 'love-you':
      return wish(
        random,
        {
          ...curled(random, ['middle', 'ring']),
          ...straight(random, ['index', 'little']),
          ...openThumb(random),
        },
        { loose: 4 },
      );
    case 'l-shape':
      return wish(
        random,
        {
          ...curled(random, ['middle', 'ring', 'little']),
          ...straight(random, ['index']),
          ...openThumb(random),
        },
        { loose: 4 },
      );
    case 'little-finger':
      return wish(
        random,
        { ...curled(random, ['index', 'middle', 'ring']), ...straight(random, ['little']), ...closedThumb },
        thumbOver,
      );
    case 'three-fingers':
      return wish(
        random,
        { ...straight(random, ['index', 'middle', 'ring']), ...curled(random, ['little']), ...closedThumb },
        { ...thumbOver, touches: [touch(pad(THUMB.tip, 4), nail(firstJoint('little') + 2, -12), 1)] },
      );
    case 'claw':
      return wish(
        random,
        {
          ...eachFinger((finger) => bend(finger, random.between(-5, 15), 70, 45)),
          ...openThumb(random),
        },
        { loose: 5 },
      );
    case 'pinch':
      return wish(
        random,
        {
          ...curled(random, ['middle', 'ring', 'little']),
          ...bend('index', 60, 45, 15),
          thumbSweep: 5,
          thumbLift: -10,
          thumbMcp: 15,
          thumbIp: 15,
        },
        {
          touches: [touch(pad(THUMB.tip), pad(firstJoint('index') + 3, -9), 1)],
          free: { ...free, indexMcp: 6, indexPip: 6, indexDip: 6 },
          loose: 4,
        },
      );
    case 'point-curved':
      return wish(
        random,
        { ...curled(random, ['middle', 'ring', 'little']), ...bend('index', 15, 75, 45), ...closedThumb },
        thumbOver,
      );
    case 'relaxed':
      return wish(
        random,
        {
          ...eachFinger((finger, i) => bend(finger, 20 + 5 * i, 25 + 5 * i, 12)),
          thumbSweep: 5,
          thumbLift: -5,
          thumbMcp: 10,
          thumbIp: 10,
        },
        { loose: 8 },
      );
    default:
      throw new RangeError(
        `There is no pose for "${gesture}". Known: ${GESTURES.join(', ')}, and the digits 0 to 9.`,
      );
  }
}
