import type { Random } from '../random.js';
import { nail, pad, type Touch, type Wish } from './contact.js';
import { FINGERS, firstJoint, THUMB, type Finger } from './joints.js';
import { ANGLES, bend, clampAngle, eachFinger, FLAT, type Angle, type Angles, type Pose } from './pose.js';

/** A thumb that may move to where it should touch, and what that costs. */
const FREE_THUMB = { thumbSweep: 10, thumbLift: 10, thumbTwist: 8, thumbMcp: 10, thumbIp: 10 } as const;

const distal = (finger: Finger) => firstJoint(finger) + 3;
const intermediate = (finger: Finger) => firstJoint(finger) + 2;

/** The pose of a digit, as one person signs it once: the ten signs all differ a little from picture to picture. */
export function digitWish(digit: number, random: Random): Wish {
  const make = DIGITS[digit];
  if (!make) throw new RangeError(`There is no pose for digit ${digit}: it must be an integer from 0 to 9.`);
  return make(random);
}

const DIGITS: readonly ((random: Random) => Wish)[] = [
  zero,
  one,
  two,
  three,
  four,
  five,
  six,
  seven,
  eight,
  nine,
];

/** All fingers bent to a ring, side by side, the thumb meeting the tips of index and middle finger. */
function zero(random: Random): Wish {
  const round = random.bell(8);
  const angles = eachFinger((finger, i) => {
    const more = i * random.between(-1, 3);
    const spread = [3, 0, -3, -7][i];
    return bend(finger, 48 + round + more, 52 - round * 0.5 + more, 35 + random.bell(7), spread);
  });
  return wish(
    random,
    {
      ...angles,
      cup: random.between(0, 10),
      thumbSweep: -3,
      thumbLift: -20,
      thumbTwist: 10,
      thumbMcp: 20,
      thumbIp: 35 + random.bell(8),
    },
    {
      touches: [
        touch(pad(THUMB.tip), pad(distal('index'), -9), 1),
        touch(pad(THUMB.tip), pad(distal('middle'), -9), 0.5),
        sideBySide('index', 'middle'),
        sideBySide('middle', 'ring'),
        sideBySide('ring', 'little'),
      ],
      free: { ...FREE_THUMB, thumbMcp: 4, thumbIp: 4, ...eachFinger((finger) => freeFinger(finger, 3)) },
      loose: 4,
    },
  );
}

function one(random: Random): Wish {
  return fistWith(random, ['index'], 'middle');
}

function two(random: Random): Wish {
  return fistWith(random, ['index', 'middle'], 'ring');
}

/** Thumb, index and middle finger. */
function three(random: Random): Wish {
  const angles = { ...straight(random, ['index', 'middle']), ...curled(random, ['ring', 'little']) };
  return wish(random, { ...angles, ...openThumb(random) }, { loose: 4 });
}

/** Four fingers up, the thumb across the palm. */
function four(random: Random): Wish {
  const [root, nearest, furthest] = random.pick([
    ['middle', -64, -56],
    ['ring', -60, -42],
    ['ring', -60, -42],
    ['little', -40, -30],
  ] as const);
  const palm = {
    joint: firstJoint(root),
    at: [random.bell(4), -15, random.between(nearest, furthest)],
  } as const;
  return wish(
    random,
    {
      ...straight(random, FINGERS),
      thumbSweep: 10,
      thumbLift: -25,
      thumbTwist: 15,
      thumbMcp: 25,
      thumbIp: 35,
    },
    {
      touches: [touch(pad(THUMB.tip), palm, 0.7)],
      free: FREE_THUMB,
      loose: 4,
    },
  );
}

function five(random: Random): Wish {
  return wish(random, { ...straight(random, FINGERS), ...openThumb(random) }, { loose: 4 });
}

function six(random: Random): Wish {
  return thumbTo(random, 'little');
}
function seven(random: Random): Wish {
  return thumbTo(random, 'ring');
}
function eight(random: Random): Wish {
  return thumbTo(random, 'middle');
}
function nine(random: Random): Wish {
  return thumbTo(random, 'index');
}

/** One finger bent down to the thumb, the others up. Mostly the thumb covers its nail; else tip meets tip. */
function thumbTo(random: Random, finger: Finger): Wish {
  const covers = random.chance(finger === 'index' ? 0.4 : 0.65);
  const others = FINGERS.filter((f) => f !== finger);
  const lean = FINGERS.indexOf(finger) * 5;
  const thumb: Angles = {
    thumbSweep: 5 + lean,
    thumbLift: -20,
    thumbTwist: 10 + lean,
    thumbMcp: 15,
    thumbIp: covers ? 20 : 15,
  };
  const bent = covers
    ? bend(finger, random.between(35, 65), random.between(85, 105), random.between(25, 50))
    : bend(finger, random.between(45, 65), random.between(60, 80), random.between(20, 40));
  const place = covers
    ? touch(
        pad(THUMB.tip, random.between(0, 8)),
        nail(distal(finger), random.between(-10, 0), random.bell(2)),
        1,
      )
    : touch(pad(THUMB.tip), pad(distal(finger), random.between(-12, -6)), 1);
  return wish(
    random,
    { ...straight(random, others), ...thumb, ...bent, cup: lean * 0.6 },
    {
      touches: [place],
      free: { ...FREE_THUMB, ...freeFinger(finger, 6), cup: 4 },
      loose: 4,
    },
  );
}

/**
 * Some fingers up, the rest a fist, tight or loose, with the thumb over the given finger or, now and then, beside the
 * fist.
 */
function fistWith(random: Random, up: readonly Finger[], under: Finger): Wish {
  const down = FINGERS.filter((finger) => !up.includes(finger));
  const grip = random.next();
  if (grip < 0.42) return looseFist(random, up, down, under);
  const angles = { ...straight(random, up), ...curled(random, down) };
  if (grip > 0.93) {
    // Beside the fist, against the root of the index finger.
    const side = { joint: firstJoint('index') + 1, at: [-8, 0, random.between(-25, 0)] } as const;
    const beside = { thumbSweep: 10, thumbLift: -10, thumbTwist: 5, thumbMcp: 10, thumbIp: 10 };
    return wish(
      random,
      { ...angles, ...beside },
      { touches: [touch(pad(THUMB.tip), side, 1)], free: FREE_THUMB, loose: 4 },
    );
  }
  const over = nail(intermediate(under), random.between(-22, -6), random.bell(2));
  return wish(
    random,
    { ...angles, thumbSweep: 20, thumbLift: -15, thumbTwist: 15, thumbMcp: 20, thumbIp: 25 },
    { touches: [touch(pad(THUMB.tip, random.between(0, 8)), over, 1)], free: FREE_THUMB, loose: 4 },
  );
}

/** Some fingers up, the others only half closed, so that the palm shows, the thumb on the last bone of one of them. */
function looseFist(random: Random, up: readonly Finger[], down: readonly Finger[], under: Finger): Wish {
  const root = random.between(45, 75);
  const middle = random.between(72, 100);
  const bent = eachFinger((finger, i) => {
    const fan = { index: -2, middle: 0, ring: 2, little: 4 }[finger];
    return bend(finger, root + random.bell(5) + 2 * i, middle + random.bell(5), 32 + random.bell(10), fan);
  }, down);
  const covers = random.chance(0.6);
  const place = covers
    ? nail(distal(under), random.between(-12, 0), random.bell(2))
    : pad(distal(under), random.between(-12, -4));
  return wish(
    random,
    {
      ...straight(random, up),
      ...bent,
      thumbSweep: 12,
      thumbLift: -18,
      thumbTwist: 12,
      thumbMcp: 18,
      thumbIp: 25,
    },
    {
      touches: [touch(pad(THUMB.tip, random.between(0, 6)), place, 1)],
      free: { ...FREE_THUMB, ...freeFinger(under, 4) },
      loose: 4,
    },
  );
}

/** Fingers held up: nearly straight, side by side or fanned out. */
export function straight(random: Random, fingers: readonly Finger[]): Angles {
  const fan = random.between(-0.3, 1.3);
  const slack = random.between(-6, 12);
  return eachFinger((finger) => {
    const outward = { index: -7, middle: 0, ring: 6, little: 13 }[finger] * fan + random.bell(2);
    return bend(finger, slack + random.bell(5), random.between(-4, 12), random.between(-4, 8), outward);
  }, fingers);
}

/** Fingers closed to a fist. */
export function curled(random: Random, fingers: readonly Finger[]): Angles {
  const tight = random.between(-12, 8);
  return eachFinger((finger) => {
    const fan = { index: -2, middle: 0, ring: 2, little: 4 }[finger];
    return bend(
      finger,
      72 + tight + random.bell(6),
      98 + tight * 0.5 + random.bell(5),
      45 + random.bell(8),
      fan,
    );
  }, fingers);
}

/** The thumb stretched away from the palm. */
export function openThumb(random: Random): Angles {
  return {
    thumbSweep: random.between(-26, 12),
    thumbLift: random.between(-15, 15),
    thumbTwist: random.bell(6),
    thumbMcp: random.between(-8, 18),
    thumbIp: random.between(-15, 15),
  };
}

/** Makes a pose of some angles, shakes every angle a little, and adds what it should touch. */
export function wish(
  random: Random,
  angles: Angles,
  { touches = [], free = {}, loose }: { touches?: readonly Touch[]; free?: Angles; loose: number },
): Wish {
  const pose: Pose = { ...FLAT, ...angles };
  const shaken = Object.fromEntries(
    ANGLES.map((angle) => [
      angle,
      clampAngle(angle, pose[angle] + random.bell(angle === 'cup' ? 1 : loose * 0.5)),
    ]),
  ) as Record<Angle, number>;
  return { pose: shaken, touches, free };
}

export function touch(a: Touch['a'], b: Touch['b'], weight: number): Touch {
  return { a, b, weight };
}

/** Two fingers whose last bones lie side by side, as far as they are of one length. */
function sideBySide(a: Finger, b: Finger): Touch {
  return touch({ joint: distal(a), at: [7, 0, -5] }, { joint: distal(b), at: [-7, 0, -5] }, 0.3);
}

function freeFinger(finger: Finger, readiness: number): Angles {
  return {
    [`${finger}Spread`]: readiness / 2,
    [`${finger}Mcp`]: readiness,
    [`${finger}Pip`]: readiness,
    [`${finger}Dip`]: readiness,
  };
}
