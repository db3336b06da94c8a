import type { Prior } from '../head/head.js';
import type { StoredSample } from '../samples/sample.js';

/** What the vectors say about some labels; null where that is nothing. */
export function priorOf(vectors: readonly StoredSample[], labels: readonly string[]): Prior | null {
  const index = new Map(labels.map((label, i) => [label, i]));
  const samples = vectors.filter(({ label }) => index.has(label));
  if (samples.length === 0) return null;
  return { samples, targets: Uint16Array.from(samples, ({ label }) => index.get(label)!) };
}
