import type { Prior } from '../head/head.js';
import type { Relabelling } from '../samples/relabelling.js';
import type { StoredSample } from '../samples/sample.js';

/** What the vectors say about some labels; null where that is nothing. */
export function priorOf(vectors: readonly StoredSample[], labels: readonly string[]): Prior | null {
  const index = new Map(labels.map((label, i) => [label, i]));
  const samples = vectors.filter(({ label }) => index.has(label));
  if (samples.length === 0) return null;
  return { samples, targets: Uint16Array.from(samples, ({ label }) => index.get(label)!) };
}

/** What is left of a prior when labels become others; null where that is nothing. */
export function relabelPrior({ samples, targets }: Prior, { labels, from }: Relabelling): Prior | null {
  const vectors = samples.flatMap((sample, i) => {
    const place = from.indexOf(targets[i]);
    return place < 0 ? [] : [{ ...sample, label: labels[place] }];
  });
  return priorOf(vectors, labels);
}
