import { GestureError } from '../errors.js';
import type { KeptSample } from '../samples/kept-sample.js';
import { LabelBook } from '../samples/label-book.js';
import { SampleList } from '../samples/sample-list.js';
import { untilAborted } from '../abort.js';
import type { Parts } from './assemble.js';
import type { OpenCore, Opened } from './core.js';
import { Lifetime } from './lifetime.js';
import { LocalCore } from './local-core.js';
import type { ArchiveSource, LoadOptions } from './open-archive.js';
import { checkKinds, settle, type GestureClassifierOptions } from './options.js';
import { Recogniser } from './recogniser.js';
import type { Order } from './worker/order.js';

type Options<L extends string> = Pick<GestureClassifierOptions<L>, 'worker' | 'signal' | 'onProgress'>;
type Orders = typeof import('./worker/order.js');

/** Opens what a new classifier needs. @throws As `GestureClassifier.create`. */
export async function openNew<L extends string>(options: GestureClassifierOptions<L>): Promise<Opened<L>> {
  checkKinds('create', options);
  return unlessAborted(openWith(options), options.signal);
}

async function openWith<L extends string>(options: GestureClassifierOptions<L>): Promise<Opened<L>> {
  const settings = await settle(options);
  const away = await openAway<L>(options, ({ orderNew }) => orderNew(settings, options.signal));
  if (away) return away;
  const { assemble } = await import('./assemble.js');
  return openHere(await assemble(settings, options));
}

/** Opens what was saved. @throws As `GestureClassifier.load`. */
export async function openSaved<L extends string>(
  source: ArchiveSource | readonly File[],
  options: LoadOptions,
): Promise<Opened<L>> {
  checkKinds('load', options);
  return unlessAborted(openSource<L>(source, options), options.signal);
}

async function openSource<L extends string>(
  source: ArchiveSource | readonly File[],
  options: LoadOptions,
): Promise<Opened<L>> {
  const away = await openAway<L>(options, ({ orderSaved }) => orderSaved(source, options));
  if (away) return away;
  const [{ openFile }, { restore }] = await Promise.all([
    import('./open-file.js'),
    import('./open-archive.js'),
  ]);
  const file = await openFile(source, options.signal);
  return openHere(await restore<L>(file, options));
}

/** Rejects as soon as it is aborted, whoever keeps us waiting; what comes after all is disposed of. */
async function unlessAborted<L extends string>(
  opening: Promise<Opened<L>>,
  signal: AbortSignal | undefined,
): Promise<Opened<L>> {
  return untilAborted(opening, signal).catch((error: unknown) => {
    const dispose = ({ lifetime, core }: Opened<L>): void => {
      lifetime.end();
      core.dispose();
    };
    opening.then(dispose, () => undefined);
    throw error;
  });
}

/** In a worker. Null where that is not wanted or can't be. */
async function openAway<L extends string>(
  options: Options<L>,
  write: (orders: Orders) => Promise<Order | null>,
): Promise<Opened<L> | null> {
  const { signal, worker = true } = options;
  if (!worker || !canHaveWorkers()) return null;
  signal?.throwIfAborted();
  const order = await write(await import('./worker/order.js'));
  if (!order) return null;
  const { openInWorker } = await import('./worker/open-in-worker.js');
  try {
    const open = await openInWorker<L>(order, options);
    return open && opened(open);
  } catch (error) {
    // Some browsers have WebGL on pages only.
    if (error instanceof GestureError && error.code === 'backend-unavailable') return null;
    throw error;
  }
}

/** Whether this is a page, which must not wait, and has workers, which can read pictures. */
function canHaveWorkers(): boolean {
  return (
    typeof document !== 'undefined' && typeof Worker !== 'undefined' && typeof OffscreenCanvas !== 'undefined'
  );
}

function openHere<L extends string>(parts: Parts<L>): Opened<L> {
  const core = new LocalCore(parts);
  const { facts } = core;
  const samples = new SampleList<L, KeptSample<L>>(facts.labels);
  samples.restore(facts.samples);
  return opened({ ...facts, core, samples, inWorker: false });
}

function opened<L extends string>(open: OpenCore<L>): Opened<L> {
  const lifetime = new Lifetime();
  const book = new LabelBook(open.labels);
  return { ...open, book, lifetime, recogniser: new Recogniser(book, open.core, lifetime) };
}
