import type { FrameSource } from '../frame/frame-source.js';
import type { Sample } from '../samples/sample.js';
import { newId } from '../samples/new-id.js';
import type { AbortOptions } from '../abort.js';
import type { Opened } from './core.js';

/** What `GestureClassifier.addSample` does. Where the label is renamed meanwhile, the sample has its new name. */
export async function addSample<L extends string>(
  { core, book, samples, recogniser, lifetime }: Opened<L>,
  source: FrameSource,
  label: L,
  options: AbortOptions,
): Promise<Sample<L>> {
  lifetime.enter('addSample', options);
  const { signal } = options;
  samples.checkLabel(label);
  const { edition } = book;
  const id = newId();
  const adding = core.add(source, { id, label, edition }, recogniser.gazeAt(source), lifetime.with(signal));
  const added = await lifetime.race(adding, signal).catch((error: unknown) => {
    // It may be there already, and must not count in what is asked for next.
    if (!lifetime.signal.aborted) core.remove([id]);
    throw error;
  });
  const now = book.now(label, edition);
  const sample = now === added.label ? added : Object.freeze({ ...added, label: now });
  samples.insert(sample);
  return sample;
}
