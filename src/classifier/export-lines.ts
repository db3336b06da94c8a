import { writeSampleLines } from '../archive/sample-lines.js';
import { atHand } from '../samples/kept-sample.js';
import { abortable } from '../abort.js';
import type { Opened } from './core.js';

/** What `GestureClassifier.exportSamples` does. */
export async function exportLines<L extends string>(
  { samples, backbone, lifetime }: Opened<L>,
  signal: AbortSignal | undefined,
): Promise<Blob> {
  const either = lifetime.with(signal);
  const stored = await abortable(Promise.resolve(atHand(samples.samples)), either);
  return writeSampleLines(stored, backbone.id, either);
}
