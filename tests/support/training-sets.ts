import type { TrainedHead, TrainingSet } from '../../src/head/head.js';
import { fromHalf, toHalf } from '../../src/samples/half.js';
import { randomNumbers } from './random.js';

/** A set with these features, one array a sample. */
export function trainingSet(features: readonly Float32Array[], targets: readonly number[]): TrainingSet {
  return {
    samples: features.map((values, i) => ({
      id: String(i),
      label: String(targets[i]),
      addedAt: i,
      features: toHalf(values),
    })),
    targets: Uint16Array.from(targets),
  };
}

/**
 * Samples scattered around one random point a label, labels in turn. Repeatable.
 * @param labels - Indices of the labels that get samples.
 */
export function clusters(count: number, dimensions: number, labels: readonly number[]): TrainingSet {
  const random = randomNumbers(dimensions);
  const centres = labels.map(() => Float32Array.from({ length: dimensions }, () => random() * 4));
  const targets = Array.from({ length: count }, (_, i) => labels[i % labels.length]);
  const features = targets.map((_, i) => centres[i % labels.length].map((value) => value + random()));
  return trainingSet(features, targets);
}

/** Index of the largest number of a row. */
export function largest(row: Float32Array): number {
  return row.indexOf(Math.max(...row));
}

/** What the head gives each sample of the set. */
export async function scoresOf(head: TrainedHead, { samples }: TrainingSet): Promise<Float32Array[]> {
  const rows: Float32Array[] = [];
  for (const { features } of samples) rows.push(await head.score(fromHalf(features)));
  return rows;
}
