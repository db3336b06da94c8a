import type { Random } from '../random.js';
import { nail, pad, type Wish } from './contact.js';
import { curled, openThumb, straight, touch, wish } from './digits.js';
import { FINGERS, firstJoint, THUMB, type Finger } from './joints.js';
import { bend, type Angles } from './pose.js';

/** What a finger does. */
type Holding = 'straight' | 'curled' | 'between';

/** How often a finger does as the one beside it: hands are rarely held as if by five dice. */
const ALIKE = 0.45;

/**
 * A pose that has no name: every finger straight, closed or somewhere between, the thumb stretched out, laid over the
 * closed fingers or the palm, or meeting the tip of a finger.
 */
export function anyWish(random: Random): Wish {
  const holdings = new Map<Finger, Holding>();
  let last = holding(random);
  for (const finger of FINGERS) {
    if (!random.chance(ALIKE)) last = holding(random);
    holdings.set(finger, last);
  }
  const that = (wanted: Holding): Finger[] => FINGERS.filter((finger) => holdings.get(finger) === wanted);
  const angles: Angles = { ...straight(random, that('straight')), ...curled(random, that('curled')) };
  for (const finger of that('between')) Object.assign(angles, halfBent(random, finger));
  angles.cup = random.between(0, 8);
  const thumb = random.next();
  if (thumb < 0.42) return wish(random, { ...angles, ...openThumb(random) }, { loose: 8 });
  const finger = random.pick(FINGERS);
  return thumb < 0.75 ? acrossPalm(random, angles, holdings) : meeting(random, angles, finger);
}

function holding(random: Random): Holding {
  const chance = random.next();
  if (chance < 0.4) return 'straight';
  return chance < 0.72 ? 'curled' : 'between';
}

/** The two outer joints of a finger share one tendon, so they bend together. */
function halfBent(random: Random, finger: Finger): Angles {
  const middle = random.between(5, 100);
  return bend(finger, random.between(-10, 80), middle, middle * random.between(0.3, 0.7), random.bell(7));
}

/** The thumb over a closed finger, or over the palm where none is closed. */
function acrossPalm(random: Random, angles: Angles, holdings: ReadonlyMap<Finger, Holding>): Wish {
  const closed = FINGERS.filter((finger) => holdings.get(finger) === 'curled');
  const under = random.pick(closed.length > 0 ? closed : FINGERS);
  const place =
    closed.length > 0
      ? nail(firstJoint(under) + 2, random.between(-20, -4))
      : ({ joint: firstJoint(under), at: [random.bell(4), -15, random.between(-60, -35)] } as const);
  return wish(
    random,
    { ...angles, thumbSweep: 12, thumbLift: -20, thumbTwist: 15, thumbMcp: 22, thumbIp: 30 },
    { touches: [touch(pad(THUMB.tip, random.between(0, 6)), place, 1)], free: FREE_THUMB, loose: 7 },
  );
}

/** Thumb and one finger tip to tip. */
function meeting(random: Random, angles: Angles, finger: Finger): Wish {
  const bent = bend(finger, random.between(40, 65), random.between(45, 90), random.between(15, 45));
  const lean = FINGERS.indexOf(finger) * 5;
  return wish(
    random,
    {
      ...angles,
      ...bent,
      thumbSweep: 5 + lean,
      thumbLift: -18,
      thumbTwist: 10 + lean,
      thumbMcp: 15,
      thumbIp: 18,
    },
    {
      touches: [touch(pad(THUMB.tip), pad(firstJoint(finger) + 3, random.between(-12, -4)), 1)],
      free: { ...FREE_THUMB, [`${finger}Mcp`]: 6, [`${finger}Pip`]: 6, [`${finger}Dip`]: 6 },
      loose: 7,
    },
  );
}

/** A thumb that may move to where it should touch, and what that costs. */
const FREE_THUMB = { thumbSweep: 10, thumbLift: 10, thumbTwist: 8, thumbMcp: 10, thumbIp: 10 } as const;
