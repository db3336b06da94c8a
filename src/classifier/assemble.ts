import type { Backbone } from '../backbone/backbone.js';
import { FallbackEngine } from '../backends/engine.js';
import type { Head, Prior } from '../head/head.js';
import type { BackendTimings } from '../backends/timings.js';
import { SampleStore } from '../samples/sample-store.js';
import { Lifetime } from './lifetime.js';
import type { GestureClassifierOptions, Settings } from './options.js';
import { FrameReader, onDevice } from './reader.js';
import { Trainer } from './trainer.js';

/** What a classifier is put together from. */
export interface Parts<L extends string> {
  readonly settings: Settings<L>;
  readonly engine: FallbackEngine;
  /** What the choice of the backend rests on; null where it was not measured. */
  readonly backendTimings: BackendTimings | null;
  readonly backbone: Backbone;
  readonly head: Head;
  readonly store: SampleStore<L>;
  readonly trainer: Trainer<L>;
  readonly reader: FrameReader;
  readonly lifetime: Lifetime;
}

/**
 * Starts a backend, loads the backbone and makes the head. Leaves nothing behind when it fails or is aborted.
 * @throws GestureError 'backend-unavailable', 'model-unavailable', 'invalid-archive' (the starter); the signal's reason.
 */
export async function assemble<L extends string>(
  settings: Settings<L>,
  { signal, onProgress }: Pick<GestureClassifierOptions<L>, 'signal' | 'onProgress'>,
): Promise<Parts<L>> {
  signal?.throwIfAborted();
  const { starter } = settings;
  // At the same time as the backbone. Whether it fits is seen when that is there.
  const starting = starter && import('./starter.js').then(({ openStarter }) => openStarter(starter, signal));
  starting?.catch(() => undefined);
  const choice = settings.timed
    ? await (await import('./fastest.js')).fastest(settings.backends, settings.backbone.name)
    : null;
  const engine = await FallbackEngine.start(choice?.order ?? settings.backends, signal);
  signal?.throwIfAborted();
  const backbone = await onDevice(engine, () => settings.backbone.load({ engine, signal, onProgress }));
  try {
    signal?.throwIfAborted();
    const backendTimings = choice && (await choice.settle(engine, backbone));
    signal?.throwIfAborted();
    const { dimensions } = backbone;
    const prior = (await starting)?.priorFor(settings.labels, backbone);
    const makeHead = async (labels: number) => settings.head.create({ dimensions, labels, engine });
    const head = await makeHead(settings.labels.length);
    const store = new SampleStore(settings.labels, dimensions);
    const lifetime = new Lifetime();
    const trainer = new Trainer(engine, backbone, head, makeHead, store, lifetime);
    if (prior) await begin(trainer, prior, signal);
    const reader = new FrameReader(engine, backbone, settings.mirror);
    return { settings, engine, backendTimings, backbone, head, store, trainer, reader, lifetime };
  } catch (error) {
    backbone.dispose();
    throw error;
  }
}

async function begin<L extends string>(
  trainer: Trainer<L>,
  prior: Prior,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await trainer.begin(prior, signal);
  } catch (error) {
    trainer.dispose();
    throw error;
  }
}
