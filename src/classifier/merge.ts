import { invalidArchive } from '../archive/invalid-archive.js';
import { labelsProblem } from '../archive/labels-problem.js';
import { readSampleLines, type FeatureSource } from '../archive/sample-lines.js';
import { toBlob } from '../samples/kept-sample.js';
import type { Sample, StoredSample } from '../samples/sample.js';
import type { AbortOptions } from '../abort.js';
import type { Opened } from './core.js';
import { openArchive, readBytes, type ArchiveSource } from './open-archive.js';
import { otherBackbone } from './other-backbone.js';

/** Options of merging. */
export interface MergeOptions extends AbortOptions {
  /** What to do where the file has samples of labels that the classifier hasn't: refuse it, or add them. Default: 'refuse'. */
  newLabels?: 'refuse' | 'add' | undefined;
}

/** The samples that a merge brought: where it may add labels, of whatever labels the file has. */
export type Merged<L extends string, O extends MergeOptions> = readonly Sample<
  O['newLabels'] extends 'add' ? string : L
>[];

/** A classifier, as far as a merge changes it. */
interface Target {
  readonly labels: readonly string[];
  setLabels(labels: readonly string[]): unknown;
  restoreSamples(samples: readonly Sample<string>[]): void;
}

/** What a file has to give. */
interface Foreign {
  /** In display order. */
  readonly labels: readonly string[];
  readonly samples: readonly StoredSample[];
}

/** What a merge is going to change. */
interface Plan {
  /** All labels from now on; null where they stay as they are. */
  readonly labels: readonly string[] | null;
  /** The samples that aren't there yet. */
  readonly fresh: readonly StoredSample[];
}

/** What `GestureClassifier.merge` does. */
export async function merge(
  target: Target,
  { lifetime, backbone, samples, inWorker }: Opened<string>,
  source: ArchiveSource,
  { newLabels, signal }: MergeOptions,
): Promise<readonly Sample<string>[]> {
  const foreign = await readForeign(source, backbone, lifetime.with(signal));
  lifetime.check(signal);
  // All at once from here on, so that it is done whole or not at all.
  const { labels, fresh } = plan(foreign, target.labels, (id) => samples.get(id) !== undefined, newLabels);
  if (labels) target.setLabels(labels);
  const kept = inWorker ? fresh.map(toBlob) : fresh;
  target.restoreSamples(kept);
  return kept;
}

/**
 * Reads a .gesture file, or samples as JSON lines.
 * @throws GestureError 'invalid-archive' also where it was made with another backbone; the signal's reason.
 */
async function readForeign(
  source: ArchiveSource,
  backbone: FeatureSource,
  signal: AbortSignal,
): Promise<Foreign> {
  const bytes = await readBytes(source, signal);
  // Every zip begins with "PK".
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    const samples = await readSampleLines(bytes, backbone, signal);
    return { labels: [...new Set(samples.map(({ label }) => label))], samples };
  }
  const archive = await openArchive(bytes, signal);
  const problem = otherBackbone(archive.backbone, backbone);
  if (problem === null) return archive;
  throw invalidArchive(`${problem}: samples of one mean nothing to the other`);
}

/**
 * Says what a merge is going to change.
 * @param has - Whether there is a sample with this id already.
 * @throws GestureError 'invalid-archive' for labels that may not be added; `TypeError` for a wrong option.
 */
function plan(
  { labels, samples }: Foreign,
  known: readonly string[],
  has: (id: string) => boolean,
  newLabels: MergeOptions['newLabels'] = 'refuse',
): Plan {
  if (newLabels !== 'refuse' && newLabels !== 'add')
    throw new TypeError(`merge: newLabels must be 'refuse' or 'add', not ${JSON.stringify(newLabels)}.`);
  const fresh = samples.filter(({ id }) => !has(id));
  const used = new Set(fresh.map(({ label }) => label));
  const unknown = labels.filter((label) => used.has(label) && !known.includes(label));
  if (unknown.length === 0) return { labels: null, fresh };
  if (newLabels === 'refuse') {
    throw invalidArchive(
      `it has samples of ${JSON.stringify(unknown)}, which are none of the labels ${JSON.stringify(known)}: ` +
        "merge with newLabels: 'add' to have them too",
    );
  }
  const all = [...known, ...unknown];
  const problem = labelsProblem(all);
  if (problem !== null) throw invalidArchive(`together ${problem}`);
  return { labels: all, fresh };
}
