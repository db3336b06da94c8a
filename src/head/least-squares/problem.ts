import type { RidgeProblem } from './ridge.js';

/** Score a label is given ahead of one with e times as many samples. See {@link headStarts}. */
const HEAD_START = 0.1;
/** Samples beyond which a label is as well known as it will be. */
const WELL_KNOWN = 100;

/** How many of the prior's vectors one of the caller's own samples counts for. */
const OWN_WEIGHT = 8;

/** A {@link RidgeProblem} whose classes count alike. */
export interface Problem extends RidgeProblem {
  /**
   * How much it says when a sample is left out: its weight, or 1 beside a prior; 0 where no other of its class is left,
   * and for vectors of the prior.
   */
  readonly evidence: Float64Array;
  /** What is added to the score of each class. */
  readonly headStarts: Float64Array;
}

/**
 * Weighs samples so that each class counts the same, however many samples it has: how often somebody pressed a
 * button says nothing about how often the gesture will be shown.
 *
 * @param kernel - Between every two samples: a packed lower triangle.
 * @param targets - For each sample, its class.
 * @param known - How many of the samples, the first ones, are a prior's.
 */
export function balanced(kernel: Float64Array, targets: Uint16Array, classes: number, known = 0): Problem {
  const counts = new Uint32Array(classes);
  const shares = new Float64Array(classes);
  const own = known > 0 ? OWN_WEIGHT : 1;
  targets.forEach((target, i) => {
    counts[target]++;
    shares[target] += i < known ? 1 : own;
  });
  const present = counts.filter((count) => count > 0).length;
  const weights = Float64Array.from(
    targets,
    (target, i) => (targets.length * (i < known ? 1 : own)) / (present * shares[target]),
  );
  const evidence = weights.map((weight, i) =>
    i < known || counts[targets[i]] < 2 ? 0 : known > 0 ? 1 : weight,
  );
  // What a prior knows, it knows well.
  for (const target of targets.subarray(0, known)) counts[target] = WELL_KNOWN;
  return { kernel, targets, classes, weights, evidence, headStarts: headStarts(counts) };
}

/**
 * The fewer samples a label has, the lower the scores of new pictures of it: there is less to resemble. Without a
 * head start it would hardly ever be predicted beside labels with many. On photographs of people who were not in
 * the samples, with 80 samples for half of the digits and 5 for the others, this takes a convolutional network's
 * features from 72 to 87 % right, a hand's landmarks from 98.6 to 98.8 %, and at no mix of counts does it harm;
 * 0.07 to 0.13 do nearly as well.
 */
function headStarts(counts: Uint32Array): Float64Array {
  const known = Array.from(counts, (count) => Math.log(Math.min(Math.max(count, 1), WELL_KNOWN)));
  const most = Math.max(...known);
  return Float64Array.from(known, (value) => HEAD_START * (most - value));
}
