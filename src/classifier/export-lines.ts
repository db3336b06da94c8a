import { writeSampleLines } from '../archive/sample-lines.js';
import { atHand, type KeptSample } from '../samples/kept-sample.js';
import { abortable } from './abort.js';

/** Samples as JSON lines. Rejects with the signal's reason. */
export async function exportLines(
  samples: readonly KeptSample[],
  backbone: string,
  signal: AbortSignal,
): Promise<Blob> {
  const stored = await abortable(Promise.resolve(atHand(samples)), signal);
  return writeSampleLines(stored, backbone, signal);
}
