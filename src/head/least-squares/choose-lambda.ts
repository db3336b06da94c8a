import type { StoredSample } from '../../samples/sample.js';
import type { Problem } from './problem.js';
import { solveRidge } from './ridge.js';
import type { TimeSlices } from './time-slices.js';

/** What is tried, from supple to stiff. */
const LAMBDAS = [0.03, 0.1, 0.3, 0.8];
/** What serves where leave-one-out can't tell: one sample a label. */
const USUAL = 0.2;
/** Samples that λ is chosen on at most. It says how noisy samples are, which doesn't change with their number. */
export const LAMBDA_SAMPLES = 480;
/**
 * The stiffest λ whose error is within this factor of the least one is taken, in the spirit of the one-standard-error
 * rule (Breiman et al., 1984): samples taken one after the other resemble each other more than what is to come.
 */
const TOLERANCE = 1.05;

/**
 * Chooses λ by the squared error of left-out samples.
 *
 * @param problem - At most {@link LAMBDA_SAMPLES} samples, unless patience is no matter.
 */
export async function chooseLambda(problem: Problem, slices: TimeSlices): Promise<number> {
  const { targets, classes, weights, evidence } = problem;
  if (evidence.every((value) => value === 0)) return USUAL;
  const errors: number[] = [];
  for (const lambda of LAMBDAS) {
    const { leftOut } = await solveRidge(problem, lambda, slices);
    let error = 0;
    for (let i = 0; i < targets.length; i++) {
      if (evidence[i] === 0) continue;
      for (let c = 0; c < classes; c++) {
        const residual = (targets[i] === c ? 1 : 0) - leftOut[i * classes + c];
        error += weights[i] * residual * residual;
      }
    }
    errors.push(error);
  }
  const least = Math.min(...errors);
  return LAMBDAS.findLast((_, i) => errors[i] <= TOLERANCE * least)!;
}

/** Up to {@link LAMBDA_SAMPLES} samples, from all labels alike, evenly spread over the order they came in. */
export function spread(samples: readonly StoredSample[], classOf: Uint16Array, classes: number): number[] {
  if (samples.length <= LAMBDA_SAMPLES) return samples.map((_, i) => i);
  const members = Array.from({ length: classes }, (): number[] => []);
  samples.forEach((_, i) => members[classOf[i]].push(i));
  const chosen: number[] = [];
  // Labels with fewest samples first, so that what they leave goes to the others.
  members.sort((a, b) => a.length - b.length);
  members.forEach((member, done) => {
    const share = Math.floor((LAMBDA_SAMPLES - chosen.length) / (classes - done));
    const count = Math.min(member.length, Math.max(1, share));
    for (let k = 0; k < count; k++) chosen.push(member[Math.floor((k * member.length) / count)]);
  });
  return chosen.sort((a, b) => a - b);
}
