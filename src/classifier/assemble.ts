import type { Backbone } from '../backbone/backbone.js';
import { FallbackEngine } from '../backends/engine.js';
import type { Head } from '../head/head.js';
import type { GestureClassifierOptions, Settings } from './options.js';
import { onDevice } from './reader.js';

/** What a classifier is put together from. */
export interface Parts<L extends string> {
  readonly settings: Settings<L>;
  readonly engine: FallbackEngine;
  readonly backbone: Backbone;
  readonly head: Head;
}

/**
 * Starts a backend, loads the backbone and makes the head. Leaves nothing behind when it fails or is aborted.
 * @throws GestureError 'backend-unavailable' or 'model-unavailable'; the signal's reason.
 */
export async function assemble<L extends string>(
  settings: Settings<L>,
  { signal, onProgress }: Pick<GestureClassifierOptions<L>, 'signal' | 'onProgress'>,
): Promise<Parts<L>> {
  signal?.throwIfAborted();
  const engine = await FallbackEngine.start(settings.backends);
  signal?.throwIfAborted();
  const backbone = await onDevice(engine, () => settings.backbone.load({ engine, signal, onProgress }));
  try {
    signal?.throwIfAborted();
    const { dimensions } = backbone;
    const head = await settings.head.create({ dimensions, labels: settings.labels.length, engine });
    return { settings, engine, backbone, head };
  } catch (error) {
    backbone.dispose();
    throw error;
  }
}
