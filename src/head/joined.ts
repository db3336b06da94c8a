import type { StoredSample } from '../samples/sample.js';
import type { TrainingSet } from './head.js';

/** All that a training learns from, the prior's first. */
export interface Joined {
  readonly samples: readonly StoredSample[];
  /** For each sample, the index of its label. */
  readonly targets: Uint16Array;
  /** How many are the prior's. */
  readonly known: number;
}

/** A set with its prior as one list. */
export function joined({ samples, targets, prior }: TrainingSet): Joined {
  if (!prior) return { samples, targets, known: 0 };
  const all = new Uint16Array(prior.targets.length + targets.length);
  all.set(prior.targets);
  all.set(targets, prior.targets.length);
  return { samples: [...prior.samples, ...samples], targets: all, known: prior.samples.length };
}
