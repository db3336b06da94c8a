import type { SameGesture } from '../backbone.js';
import type { Look } from './landmark-network.js';
import { ACTIVATIONS } from './landmark-network.js';

/** Names this description: descriptions of different names can't be compared. */
export const DESCRIPTION = 'sqrt-activation+bone-angles+tilt/2';

/** The bones of the hand: from each joint to the next, and across the knuckles. */
const BONES = [
  [0, 1],
  [1, 2],
  [2, 3],
  [3, 4],
  [0, 5],
  [5, 6],
  [6, 7],
  [7, 8],
  [0, 9],
  [9, 10],
  [10, 11],
  [11, 12],
  [0, 13],
  [13, 14],
  [14, 15],
  [15, 16],
  [0, 17],
  [17, 18],
  [18, 19],
  [19, 20],
  [5, 9],
  [9, 13],
  [13, 17],
] as const;
const ANGLES = (BONES.length * (BONES.length - 1)) / 2;

/** Length of a description. */
export const DIMENSIONS = ACTIVATIONS + ANGLES + 2;

/**
 * What the parts are multiplied by. Two people's pictures of the same gesture then lie about 0.7 apart, of different
 * gestures about 2.4. Less weight for the angles recognises less from one sample; more lets more gestures pass that
 * were never taught, since the activation is what tells those. The tilt counts so little that it decides only where
 * little else does: a hand turned upside down, or thumb down and not up, lies 1.0 apart, one tilted by 40° only 0.1.
 */
const ACTIVATION_WEIGHT = 3.3;
const ANGLE_WEIGHT = 0.2;
const TILT_WEIGHT = 0.5;

/**
 * Describes a gesture, so that pictures of the same gesture lie close together whoever shows it, wherever.
 *
 * - The network's pooled activation: its square root (a few channels would drown the others), at unit length.
 * - The cosines between all bones, from the landmarks in metres: the same from every side, and for both hands.
 * - How the hand is held in the picture, weakly, so that thumbs up and thumbs down can be told apart.
 *
 * @param tilt - How the hand is held, in radians: see `handTilt`.
 */
export function describe(
  { activation, metric }: Pick<Look, 'activation' | 'metric'>,
  tilt: number,
): Float32Array {
  const description = new Float32Array(DIMENSIONS);
  let sum = 0;
  for (let i = 0; i < ACTIVATIONS; i++) sum += Math.max(0, activation[i]);
  const scale = sum > 0 ? ACTIVATION_WEIGHT / Math.sqrt(sum) : 0;
  for (let i = 0; i < ACTIVATIONS; i++) description[i] = scale * Math.sqrt(Math.max(0, activation[i]));
  writeAngles(metric, description, ACTIVATIONS);
  // Flat around 0 and π, steep between: an upright hand stays one when it leans.
  const held = tilt - Math.sin(2 * tilt) / 2;
  description[DIMENSIONS - 2] = TILT_WEIGHT * Math.cos(held);
  description[DIMENSIONS - 1] = TILT_WEIGHT * Math.sin(held);
  return description;
}

function writeAngles(points: Float32Array, into: Float32Array, offset: number): void {
  const directions = new Float32Array(BONES.length * 3);
  BONES.forEach(([from, to], bone) => {
    const x = points[3 * to] - points[3 * from];
    const y = points[3 * to + 1] - points[3 * from + 1];
    const z = points[3 * to + 2] - points[3 * from + 2];
    const length = Math.hypot(x, y, z) || 1;
    directions.set([x / length, y / length, z / length], 3 * bone);
  });
  let at = offset;
  for (let a = 0; a < directions.length; a += 3) {
    for (let b = a + 3; b < directions.length; b += 3) {
      const cosine =
        directions[a] * directions[b] +
        directions[a + 1] * directions[b + 1] +
        directions[a + 2] * directions[b + 2];
      into[at++] = ANGLE_WEIGHT * cosine;
    }
  }
}

/** How far apart descriptions at length 1 are, on photographs of 60 people, those that no figure is reported of. */
export const SAME_GESTURE: SameGesture = { typical: 0.19, farthest: 0.32 };

/** The middle of several descriptions of one hand. */
export function meanDescription(descriptions: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(DIMENSIONS);
  for (const description of descriptions) {
    for (let i = 0; i < DIMENSIONS; i++) mean[i] += description[i] / descriptions.length;
  }
  return mean;
}
