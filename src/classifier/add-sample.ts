import type { FrameSource } from '../frame/frame-source.js';
import type { Sample } from '../samples/sample.js';
import type { AbortOptions } from '../abort.js';
import type { Opened } from './core.js';

/** What `GestureClassifier.addSample` does. Where the label is renamed meanwhile, the sample has its new name. */
export async function addSample<L extends string>(
  { core, book, samples, recogniser, lifetime }: Opened<L>,
  source: FrameSource,
  label: L,
  { signal }: AbortOptions,
): Promise<Sample<L>> {
  lifetime.check(signal);
  samples.checkLabel(label);
  const { edition } = book;
  const adding = core.add(source, label, edition, recogniser.gazeAt(source), lifetime.with(signal));
  const added = await lifetime.race(adding, signal).catch((error: unknown) => {
    // A sample that comes after all is nobody's.
    if (!lifetime.signal.aborted) void adding.then(({ id }) => core.remove([id]), ignore);
    throw error;
  });
  const now = book.now(label, edition);
  const sample = now === added.label ? added : Object.freeze({ ...added, label: now });
  samples.insert(sample);
  return sample;
}

const ignore = (): void => undefined;
