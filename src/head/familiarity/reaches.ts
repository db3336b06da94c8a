import type { SameGesture } from '../../backbone/backbone.js';
import type { Pacer } from '../../pacer.js';

/** Vectors of known labels. */
export interface Taught {
  /** Each of length 1, row after row. */
  readonly vectors: Float32Array;
  /** Length of a vector. */
  readonly dimensions: number;
  /** For each vector, its label's number. */
  readonly targets: Uint16Array;
}

/** Vectors of a label that are compared with each other at most, evenly spread: more would say the same. */
const MOST_COMPARED = 100;
/** Closer than this share of the usual distance, vectors are of one moment: a held button, a hand kept still. */
const SAME_MOMENT = 0.75;
/** The nearest of n other moments is closer than the only one by the factor n to this power: fitted to 60 people. */
const NEAREST_POWER = -0.08;
/** With n moments, 95 % of pictures lie closer to one of them than with one, by the factor n to this power. */
const REACH_POWER = -0.29;
/** As many moments as the usual distance counts for against the user's own. */
const USUAL_COUNTS_FOR = 20;
/**
 * How much the user's own distances may widen the reach. They never narrow it: samples taken in one session lie closer
 * together than what will be shown in the next, or by somebody else.
 */
const MOST_FACTOR = 1.4;
/**
 * A prior's vectors reach as far as it takes for 99 % of other drawn hands that show their palm to be in reach of one
 * (`node tools/starter/cli.mjs --check`): each stands for many pictures, so that how far they lie apart says nothing.
 */
const PRIOR_FACTOR = 1.25;

/** How far around each vector of a prior a picture may lie that still shows its gesture. */
export function priorReach(usual: SameGesture): number {
  return PRIOR_FACTOR * usual.farthest;
}

/**
 * How far around each vector a picture may lie that still shows its gesture.
 *
 * From leave-one-out distances: how far each sample is from the nearest other one of its label, against how far that
 * usually is. Samples of the same moment count as one, since they say nothing of how far another day's will be; few
 * moments leave the usual distance nearly as it is.
 *
 * @param usual - Of the backbone that made the vectors.
 * @returns One distance a vector.
 */
export async function reachesOf(taught: Taught, usual: SameGesture, pacer: Pacer): Promise<Float32Array> {
  const { targets } = taught;
  const moments = new Map<number, number>();
  let compared = 0;
  let logarithms = 0;
  for (const label of new Set(targets)) {
    const nearest = await leaveOneOut(taught, spreadMembers(targets, label), usual, pacer);
    moments.set(label, nearest.length);
    if (nearest.length < 2) continue;
    const expected = usual.typical * (nearest.length - 1) ** NEAREST_POWER;
    for (const distance of nearest) logarithms += Math.log(distance / expected);
    compared += nearest.length;
  }
  const factor = Math.exp(logarithms / (compared + USUAL_COUNTS_FOR));
  const farthest = usual.farthest * Math.min(MOST_FACTOR, Math.max(1, factor));
  return Float32Array.from(targets, (label) => farthest * moments.get(label)! ** REACH_POWER);
}

function spreadMembers(targets: Uint16Array, label: number): number[] {
  const members: number[] = [];
  targets.forEach((target, i) => target === label && members.push(i));
  const count = Math.min(members.length, MOST_COMPARED);
  return Array.from({ length: count }, (_, k) => members[Math.floor((k * members.length) / count)]);
}

/** For each moment among the members: how far the nearest other moment is. One number even where there is no other. */
async function leaveOneOut(
  { vectors, dimensions }: Taught,
  members: readonly number[],
  { typical }: SameGesture,
  pacer: Pacer,
): Promise<number[]> {
  const moments: Float32Array[] = [];
  const nearest: number[] = [];
  for (const member of members) {
    if (pacer.due) await pacer.rest();
    const vector = vectors.subarray(member * dimensions, (member + 1) * dimensions);
    const distances = moments.map((other) => distanceOf(vector, other));
    const least = Math.min(...distances);
    if (least < SAME_MOMENT * typical) continue;
    distances.forEach((distance, i) => (nearest[i] = Math.min(nearest[i], distance)));
    moments.push(vector);
    nearest.push(least);
  }
  return nearest;
}

function distanceOf(a: Float32Array, b: Float32Array): number {
  let squares = 0;
  for (let i = 0; i < a.length; i++) squares += (a[i] - b[i]) ** 2;
  return Math.sqrt(squares);
}
