import type { KeptSample } from '../samples/kept-sample.js';
import { SampleList } from '../samples/sample-list.js';
import { assemble, type Parts } from './assemble.js';
import type { Core, Opened, OpeningFacts } from './core.js';
import { LocalCore } from './local-core.js';
import { openArchive, restore, type ArchiveSource, type LoadOptions } from './open-archive.js';
import { settle, type GestureClassifierOptions } from './options.js';

/** Opens what a new classifier needs. @throws As `GestureClassifier.create`. */
export async function openNew<L extends string>(options: GestureClassifierOptions<L>): Promise<Opened<L>> {
  const settings = await settle(options);
  return openHere(await assemble(settings, options));
}

/** Opens what was saved. @throws As `GestureClassifier.load`. */
export async function openSaved<L extends string>(
  source: ArchiveSource,
  options: LoadOptions,
): Promise<Opened<L>> {
  const archive = await openArchive(source, options.signal);
  return openHere(await restore<L>(archive, options));
}

function openHere<L extends string>(parts: Parts<L>): Opened<L> {
  const core = new LocalCore(parts);
  return opened(core, core.facts, false);
}

export function opened<L extends string>(
  core: Core<L>,
  facts: OpeningFacts<L>,
  inWorker: boolean,
): Opened<L> {
  const samples = new SampleList<L, KeptSample<L>>(facts.labels);
  samples.restore(facts.samples);
  return { ...facts, core, samples, inWorker };
}
