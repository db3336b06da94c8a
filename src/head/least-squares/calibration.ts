/** The usual sharpness, found on photographs of other people's hands, for all of the features tried. */
const USUAL = 14;
/** How far it strays from that, as a standard deviation of its logarithm. */
const SPREAD = 0.25;
/** Steps of the search: each narrows the range to 0.62 of it, 24 from a factor of 20 to one of 1.00003. */
const STEPS = 24;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Turns scores into probabilities: softmax(sharpness · scores).
 *
 * @param scores - One row of scores. Overwritten by the probabilities.
 */
export function toProbabilities(scores: Float64Array, sharpness: number): Float64Array {
  const highest = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    scores[c] = Math.exp(sharpness * (scores[c] - highest));
    sum += scores[c];
  }
  for (let c = 0; c < scores.length; c++) scores[c] /= sum;
  return scores;
}

/** Scores that samples got from fits without them. */
export interface LeftOutScores {
  /** One row of `classes` scores a sample. */
  readonly scores: Float64Array;
  readonly classes: number;
  readonly targets: Uint16Array;
  /** How much each sample counts; 0 for those whose class has no other sample. */
  readonly evidence: Float64Array;
}

/** The usual sharpness beside a prior, found on drawn hands that were not in it. */
export const USUAL_WITH_PRIOR = 8;

/**
 * The sharpness at which left-out samples are explained best (temperature scaling; Guo et al., "On Calibration of
 * Modern Neural Networks", 2017), as far as there is evidence: few samples, or samples so alike that none is ever
 * wrong, leave it near the usual one.
 */
export function calibrate(leftOut: LeftOutScores, usual = USUAL): number {
  const cost = (logarithm: number): number => {
    const distance = (logarithm - Math.log(usual)) / SPREAD;
    return (distance * distance) / 2 + surprise(leftOut, Math.exp(logarithm));
  };
  // The cost is nearly parabolic, with one minimum: golden-section search.
  let low = Math.log(usual) - 1.5;
  let high = Math.log(usual) + 1.5;
  let inner = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let costs = inner.map(cost);
  for (let step = 0; step < STEPS; step++) {
    if (costs[0] < costs[1]) {
      high = inner[1];
      inner = [high - GOLDEN * (high - low), inner[0]];
      costs = [cost(inner[0]), costs[0]];
    } else {
      low = inner[0];
      inner = [inner[1], low + GOLDEN * (high - low)];
      costs = [costs[1], cost(inner[1])];
    }
  }
  return Math.exp((low + high) / 2);
}

/** Minus the logarithm of the probability of all targets. */
function surprise({ scores, classes, targets, evidence }: LeftOutScores, sharpness: number): number {
  let total = 0;
  for (let i = 0; i < targets.length; i++) {
    if (evidence[i] === 0) continue;
    const row = i * classes;
    const own = scores[row + targets[i]];
    let sum = 0;
    for (let c = 0; c < classes; c++) sum += Math.exp(Math.min(700, sharpness * (scores[row + c] - own)));
    total += evidence[i] * Math.log(sum);
  }
  return total;
}
