import type { SameGesture } from '../../backbone/backbone.js';
import { Pacer } from '../../pacer.js';
import { inverseLength, writeUnitVector } from '../../samples/unit-length.js';
import type { TrainedHead, TrainingSet } from '../head.js';
import { joined } from '../joined.js';
import { priorReach, reachesOf } from './reaches.js';

/** How fast doubt grows with distance, per reach: fitted to photographs of gestures taught and never taught. */
const STEEPNESS = 8;
/**
 * Where the nearest vector is this much nearer than that of any other label, distance counts as it is: 95 % of pictures
 * of gestures that were taught lie nearer than that, and most of those that were not lie between labels.
 */
const USUAL_RATIO = 0.7;
/** What that ratio, against the usual one, makes of the distance at least and at most. */
const RATIO_BOUNDS = [0.7, 1.2] as const;

/** The reach of a vector whose label is gone. A number that single precision has: it is saved like the others. */
const NOWHERE = Math.fround(1e-30);

/**
 * Knows how far a picture is from all that was taught, whatever the head makes of it. A head only tells known
 * gestures from each other: what resembles none of them still resembles one of them most.
 *
 * Method: the distance to the nearest sample, against a distance learnt from the samples themselves (nearest-neighbour
 * data description; Tax & Duin, 2000), times how much nearer that is than the nearest of another label (the ratio
 * test of Lowe, 2004), as a logistic probability. Immutable.
 */
export class Familiarity {
  /** Each of length 1, row after row. */
  readonly vectors: Float32Array;
  /** How far around each vector its gesture lies. */
  readonly reaches: Float32Array;
  /** For each vector, its label's number. */
  readonly targets: Uint16Array;

  constructor(vectors: Float32Array, reaches: Float32Array, targets: Uint16Array) {
    this.vectors = vectors;
    this.reaches = reaches;
    this.targets = targets;
  }

  /** Learns it from the samples that a head was trained on. Rejects with the signal's reason. */
  static async learn(
    set: TrainingSet,
    trained: TrainedHead,
    usual: SameGesture,
    signal?: AbortSignal,
  ): Promise<Familiarity> {
    const { samples, targets, known } = joined(set);
    const pacer = new Pacer(signal);
    const dimensions = samples[0].features.length;
    const vectors = trained.vectors ?? new Float32Array(samples.length * dimensions);
    if (!trained.vectors) {
      for (const [i, sample] of samples.entries()) {
        if (pacer.due) await pacer.rest();
        writeUnitVector(sample, vectors.subarray(i * dimensions, (i + 1) * dimensions));
      }
    }
    const reaches = new Float32Array(samples.length).fill(priorReach(usual), 0, known);
    if (known < samples.length) {
      const own = {
        vectors: vectors.subarray(known * dimensions),
        dimensions,
        targets: targets.subarray(known),
      };
      reaches.set(await reachesOf(own, usual, pacer), known);
    }
    return new Familiarity(vectors, reaches, targets);
  }

  /**
   * The distance to the nearest vector, in that vector's reaches, less where all other labels are much further away and
   * more where another is nearly as near: below 1 is within reach.
   */
  distance(features: Float32Array): number {
    const { vectors, reaches, targets } = this;
    const { length } = features;
    const scale = inverseLength(features);
    const nearest: number[] = [];
    for (let i = 0, row = 0; i < reaches.length; i++, row += length) {
      if (reaches[i] === NOWHERE) continue;
      let product = 0;
      for (let k = 0; k < length; k++) product += features[k] * vectors[row + k];
      // Both have length 1: |a − b|² = 2 − 2 a·b.
      const distance = Math.sqrt(Math.max(0, 2 - 2 * scale * product)) / reaches[i];
      nearest[targets[i]] = Math.min(nearest[targets[i]] ?? Infinity, distance);
    }
    const [first, second] = Object.values(nearest).sort((a, b) => a - b);
    if (first === undefined) return Infinity;
    if (!second) return first;
    const [least, most] = RATIO_BOUNDS;
    return first * Math.min(most, Math.max(least, first / second / USUAL_RATIO));
  }

  /**
   * The same for other labels. Vectors of one that is gone stay where they are, since the head may have them in the same
   * order, but reach nowhere.
   * @param from - For each new label, the index of the label it was before; null for a new one.
   */
  relabel(from: readonly (number | null)[]): Familiarity {
    const places = new Map(from.map((old, place) => [old, place]));
    const reaches = this.reaches.map((reach, i) => (places.has(this.targets[i]) ? reach : NOWHERE));
    const targets = this.targets.map((target) => places.get(target) ?? 0);
    return new Familiarity(this.vectors, reaches, targets);
  }

  /** The probability that nothing known is shown; see {@link probabilityUnknown}. */
  unknown(features: Float32Array, sensitivity: number): number {
    return probabilityUnknown(this.distance(features), sensitivity);
  }
}

/**
 * The probability that nothing known is shown: half at one reach and a sensitivity of 0.5.
 *
 * @param distance - To the nearest sample, in reaches.
 * @param sensitivity - How likely it is, before looking, that a hand shows one of the gestures, 0 to 1.
 */
export function probabilityUnknown(distance: number, sensitivity: number): number {
  return 1 / (1 + Math.exp(Math.log(sensitivity / (1 - sensitivity)) - STEEPNESS * (distance - 1)));
}
