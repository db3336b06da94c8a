import { factor, invertTriangle } from './cholesky.js';
import { rowStart } from './packed.js';
import type { TimeSlices } from './time-slices.js';

/** Variance below which samples count as all the same, where similarities reach 1. */
const LEAST_VARIANCE = 1e-6;

/** What ridge regression is asked to fit. */
export interface RidgeProblem {
  /** The kernel between every two samples: a packed lower triangle. Not changed. */
  readonly kernel: Float64Array;
  /** For each sample, its class: 0 to `classes` − 1. */
  readonly targets: Uint16Array;
  readonly classes: number;
  /** How much each sample counts: positive, 1 on average. */
  readonly weights: Float64Array;
}

/** What it found: score of class c = Σᵢ coefficients[i · classes + c] · k(x, xᵢ) + bias[c]. */
export interface RidgeSolution {
  readonly coefficients: Float64Array;
  readonly bias: Float64Array;
  /** The score each sample would get for each class from a fit without it: row after row. */
  readonly leftOut: Float64Array;
}

/**
 * Kernel ridge regression on one-hot targets with a free (unpenalised) bias, in the dual, with exact leave-one-out
 * scores from the same factorisation.
 *
 * Minimises Σᵢ wᵢ |yᵢ − f(xᵢ) − b|² + λ v |f|², v being the mean kernel variance, so that λ has no unit.
 * With A = K + λ v W⁻¹, u = A⁻¹1 and P = A⁻¹ − u uᵀ ÷ 1ᵀu: coefficients PY, bias uᵀY ÷ 1ᵀu. Leaving sample i out
 * changes its score to yᵢ − (PY)ᵢ ÷ Pᵢᵢ, with λ v and the other weights as they are: Allen's PRESS (1974), for
 * kernels Rifkin & Lippert, "Notes on Regularized Least Squares" (2007), with a bias Cawley & Talbot (2004).
 *
 * @param lambda - Strength of the penalty, positive.
 */
export async function solveRidge(
  problem: RidgeProblem,
  lambda: number,
  slices: TimeSlices,
): Promise<RidgeSolution> {
  const { targets, classes } = problem;
  const n = targets.length;
  const { inverse, means } = await invertedSystem(problem, lambda, slices);

  const sums: Sums = {
    u: new Float64Array(n),
    diagonal: new Float64Array(n),
    coefficients: new Float64Array(n * classes),
  };
  const { u, diagonal, coefficients } = sums;
  for (let i = 0; i < n; i++) {
    addRow(sums, inverse, i, problem);
    if (slices.isOver) await slices.pause();
  }

  const ofU = u.reduce((sum, value) => sum + value, 0);
  const bias = new Float64Array(classes);
  for (let i = 0; i < n; i++) bias[targets[i]] += u[i] / ofU;
  const leftOut = new Float64Array(n * classes);
  const offset = new Float64Array(classes);
  for (let i = 0; i < n; i++) {
    // Of P, not of A⁻¹. Zero only where i is alone: then nothing is left to score it by but nothing.
    const pivot = diagonal[i] - (u[i] * u[i]) / ofU;
    for (let c = 0; c < classes; c++) {
      const at = i * classes + c;
      coefficients[at] -= u[i] * bias[c];
      const target = targets[i] === c ? 1 : 0;
      leftOut[at] = n > 1 ? target - coefficients[at] / pivot : 0;
      offset[c] += coefficients[at] * means[i];
    }
  }
  // The system was centred; the coefficients of a class sum to 0, so that only this much of the centring is left.
  for (let c = 0; c < classes; c++) bias[c] -= offset[c];
  return { coefficients, bias, leftOut };
}

interface Sums {
  /** A⁻¹1 */
  readonly u: Float64Array;
  /** Diagonal of A⁻¹. */
  readonly diagonal: Float64Array;
  /** A⁻¹Y, one row a sample. */
  readonly coefficients: Float64Array;
}

/** A⁻¹ = MᵀM, where M is the inverse of A's Cholesky factor: what is needed of it is a sum over M's rows. */
function addRow(sums: Sums, m: Float64Array, i: number, { targets, classes }: RidgeProblem): void {
  const { u, diagonal, coefficients } = sums;
  const row = rowStart(i);
  let total = 0;
  const ofClass = new Float64Array(classes);
  for (let j = 0; j <= i; j++) {
    total += m[row + j];
    ofClass[targets[j]] += m[row + j];
  }
  for (let j = 0; j <= i; j++) {
    const value = m[row + j];
    u[j] += value * total;
    diagonal[j] += value * value;
    for (let c = 0; c < classes; c++) coefficients[j * classes + c] += value * ofClass[c];
  }
}

/** The inverse of the Cholesky factor of A, for the kernel centred on the weighted mean, and what was taken away. */
async function invertedSystem(
  { kernel, weights }: RidgeProblem,
  lambda: number,
  slices: TimeSlices,
): Promise<{ inverse: Float64Array; means: Float64Array }> {
  const n = weights.length;
  const means = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const row = rowStart(i);
    for (let j = 0; j < i; j++) {
      means[i] += (weights[j] * kernel[row + j]) / n;
      means[j] += (weights[i] * kernel[row + j]) / n;
    }
    means[i] += (weights[i] * kernel[row + i]) / n;
  }
  const mean = means.reduce((sum, value, i) => sum + (weights[i] * value) / n, 0);

  let variance = 0;
  for (let i = 0; i < n; i++) variance += (kernel[rowStart(i) + i] - 2 * means[i] + mean) / n;
  const penalty = lambda * Math.max(variance, LEAST_VARIANCE);

  const system = new Float64Array(kernel);
  for (let i = 0; i < n; i++) {
    const row = rowStart(i);
    for (let j = 0; j <= i; j++) system[row + j] += mean - means[i] - means[j];
    system[row + i] += penalty / weights[i];
  }
  await factor(system, n, slices);
  await invertTriangle(system, n, slices);
  return { inverse: system, means };
}
