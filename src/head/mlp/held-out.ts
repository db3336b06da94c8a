/** Which samples to learn from and which to be tried on. */
export interface Split {
  readonly kept: number[];
  readonly heldOut: number[];
}

/**
 * Holds out the latest fifth of each label's samples (at least one), as long as one is left to learn from. The
 * latest, and not any: neighbours taken in one go hardly differ, and to be tried on a neighbour of what one has
 * learnt from proves little.
 *
 * @param targets - For each sample, in the order they were added, the index of its label.
 * @returns Indices of samples, or null where every label has only one and nothing can be held out.
 */
export function holdOut(targets: Uint16Array, labels: number): Split | null {
  const counts = new Uint32Array(labels);
  for (const label of targets) counts[label]++;
  const keep = counts.map((count) => (count < 2 ? count : count - Math.max(1, Math.round(count / 5))));
  const split: Split = { kept: [], heldOut: [] };
  const seen = new Uint32Array(labels);
  targets.forEach((label, index) => (seen[label]++ < keep[label] ? split.kept : split.heldOut).push(index));
  return split.heldOut.length > 0 ? split : null;
}
