import type { Archive } from '../archive/archive.js';
import { readArchive } from '../archive/read-archive.js';
import type { Backbone } from '../backbone/backbone.js';
import { download } from '../backbone/download.js';
import { GestureError } from '../errors.js';
import type { Prior } from '../head/head.js';
import type { StoredSample } from '../samples/sample.js';
import { openArchive } from './open-archive.js';
import type { StarterChoice } from './options.js';
import { otherBackbone } from './other-backbone.js';
import { priorOf } from './prior.js';

/** Knowledge to start from, read and checked; whether it fits a classifier is another question. */
export interface Starter {
  /**
   * What of it a classifier can use. Null where it doesn't fit and nobody asked for it.
   * @throws GestureError 'invalid-archive' where it doesn't fit and somebody did.
   */
  priorFor(labels: readonly string[], backbone: Backbone): Prior | null;
}

/**
 * Reads a starter.
 * @throws GestureError 'invalid-archive'; for the bundled one 'model-unavailable'; the signal's reason.
 */
export async function openStarter(
  { source, bundled, wanted }: StarterChoice,
  signal: AbortSignal | undefined,
): Promise<Starter> {
  const archive =
    bundled && source instanceof URL
      ? await readArchive((await download(source, { signal })).bytes, { signal })
      : await openArchive(source, signal);
  return {
    priorFor(labels, backbone) {
      const problem = misfit(archive, labels, backbone);
      if (problem === null) return priorOf(vectorsOf(archive), labels);
      if (!wanted) return null;
      throw new GestureError('invalid-archive', `This starter can't be used: ${problem}.`);
    },
  };
}

function vectorsOf({ starter = [], samples }: Archive): readonly StoredSample[] {
  return [...starter, ...samples];
}

function misfit(archive: Archive, labels: readonly string[], backbone: Backbone): string | null {
  const other = otherBackbone(archive.backbone, backbone);
  if (other !== null) return other;
  const known = new Set(vectorsOf(archive).map(({ label }) => label));
  if (labels.some((label) => known.has(label))) return null;
  return `it knows nothing about the labels ${JSON.stringify(labels)}`;
}
