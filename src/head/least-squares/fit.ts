import { GestureError } from '../../errors.js';
import type { SavedHead } from '../head.js';
import type { Joined } from '../joined.js';
import { calibrate, toProbabilities, USUAL_WITH_PRIOR } from './calibration.js';
import { chooseLambda, spread } from './choose-lambda.js';
import { collapse, unitVectors } from './feature-space.js';
import type { Gram } from './gram.js';
import { gaussianFor, kernelMatrix, type Kernel } from './kernel.js';
import { balanced } from './problem.js';
import { solveRidge } from './ridge.js';
import type { TimeSlices } from './time-slices.js';

/**
 * The penalty beside a prior. Found on drawn hands that were not in it; leave-one-out can't tell, because the vectors of a
 * prior stand for many pictures and lie further apart than those.
 */
const LAMBDA_WITH_PRIOR = 0.1;

/** What a fit is made with. */
export interface FitSettings {
  /** Length of a feature vector. */
  readonly dimensions: number;
  /** Number of labels, those without samples included. */
  readonly labels: number;
  readonly kernel: 'cosine' | 'gaussian';
  /** Undefined: chosen by leave-one-out. */
  readonly lambda: number | undefined;
}

/** A fit as data, and what each sample that is not the prior's would get from a fit without it (see `HeadTraining.leftOut`). */
export interface Fit {
  readonly saved: SavedHead;
  readonly leftOut: Float32Array;
}

/**
 * Fits all samples of a set.
 *
 * @param gram - Knows the products of these samples.
 * @throws GestureError 'not-enough-samples' for a set without samples.
 */
export async function fit(set: Joined, gram: Gram, settings: FitSettings, slices: TimeSlices): Promise<Fit> {
  const { samples, targets: labelOf, known } = set;
  if (samples.length === 0) {
    throw new GestureError('not-enough-samples', 'Nothing to train on: add a sample of each label first.');
  }
  // Labels without samples take no part.
  const labels = [...new Set(labelOf)].sort((a, b) => a - b);
  const targets = labelOf.map((label) => labels.indexOf(label));
  const classes = labels.length;

  const kernel: Kernel = settings.kernel === 'cosine' ? { name: 'cosine' } : gaussianFor(gram, samples);
  const lambda =
    settings.lambda ??
    (known > 0 ? LAMBDA_WITH_PRIOR : await lambdaFor(set, targets, classes, kernel, gram, slices));
  const problem = balanced(await kernelMatrix(kernel, gram, samples, slices), targets, classes, known);
  const { coefficients, bias, leftOut } = await solveRidge(problem, lambda, slices);
  // Counts as they are with the sample, so that a label doesn't give itself away by having one less.
  leftOut.forEach((_, at) => (leftOut[at] += problem.headStarts[at % classes]));
  const sharpness = calibrate({ ...problem, scores: leftOut }, known > 0 ? USUAL_WITH_PRIOR : undefined);

  const { dimensions } = settings;
  const arrays = {
    bias: { shape: [classes], data: Float32Array.from(bias, (value, c) => value + problem.headStarts[c]) },
    ...(kernel.name === 'cosine'
      ? {
          weights: {
            shape: [classes, dimensions],
            data: await collapse(samples, dimensions, coefficients, classes, slices),
          },
        }
      : {
          coefficients: { shape: [samples.length, classes], data: new Float32Array(coefficients) },
          vectors: {
            shape: [samples.length, dimensions],
            data: await unitVectors(samples, dimensions, slices),
          },
        }),
  };
  return {
    saved: { settings: { kernel, lambda, sharpness, labels }, arrays },
    leftOut: probabilities(
      leftOut.subarray(known * classes),
      problem.evidence.subarray(known),
      labels,
      settings.labels,
      sharpness,
    ),
  };
}

async function lambdaFor(
  { samples }: Joined,
  targets: Uint16Array,
  classes: number,
  kernel: Kernel,
  gram: Gram,
  slices: TimeSlices,
): Promise<number> {
  const chosen = spread(samples, targets, classes);
  const some = chosen.map((i) => samples[i]);
  const matrix = await kernelMatrix(kernel, gram, some, slices);
  const problem = balanced(
    matrix,
    Uint16Array.from(chosen, (i) => targets[i]),
    classes,
  );
  return chooseLambda(problem, slices);
}

function probabilities(
  scores: Float64Array,
  evidence: Float64Array,
  labels: readonly number[],
  allLabels: number,
  sharpness: number,
): Float32Array {
  const classes = labels.length;
  const rows = new Float32Array(evidence.length * allLabels);
  evidence.forEach((value, i) => {
    const row = rows.subarray(i * allLabels, (i + 1) * allLabels);
    if (value === 0) {
      row.fill(NaN);
      return;
    }
    const shares = toProbabilities(scores.slice(i * classes, (i + 1) * classes), sharpness);
    labels.forEach((label, c) => (row[label] = shares[c]));
  });
  return rows;
}
