import type { Engine } from '../../src/backends/backend.js';

/** An engine for heads that need no tensors: it runs nothing. */
export const noEngine: Engine = {
  backend: 'none',
  generation: 0,
  run() {
    throw new Error('Plain arrays were expected to do.');
  },
};

/** Vectors around one random centre a label, with as much noise as wanted; the labels take turns. */
export function clusters(
  random: () => number,
  { labels, samples, dimensions, noise }: Record<'labels' | 'samples' | 'dimensions' | 'noise', number>,
): { vectors: Float32Array[]; targets: number[] } {
  const spread = (): number => random() + random() + random() - 1.5;
  const centres = Array.from({ length: labels }, () => Float32Array.from({ length: dimensions }, spread));
  const targets = Array.from({ length: samples }, (_, i) => i % labels);
  const vectors = targets.map((target) => centres[target].map((value) => value + noise * spread()));
  return { vectors, targets };
}
