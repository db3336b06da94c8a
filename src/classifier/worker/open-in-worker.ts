import { SampleList } from '../../samples/sample-list.js';
import type { KeptSample } from '../../samples/kept-sample.js';
import type { OpenCore } from '../core.js';
import type { GestureClassifierOptions } from '../options.js';
import { openDesk } from './open-desk.js';
import type { Order } from './order.js';
import { WorkerCore } from './worker-core.js';

/**
 * Opens a core in the page's worker. Null where there can be no worker.
 * @throws As `GestureClassifier.create` and `GestureClassifier.load`; GestureError 'worker-stopped'.
 */
export async function openInWorker<L extends string>(
  order: Order,
  options: Pick<GestureClassifierOptions<L>, 'signal' | 'onProgress'>,
): Promise<OpenCore<L> | null> {
  const opened = await openDesk<L>(order, options);
  if (!opened) return null;
  const { desk, facts } = opened;
  const { sensitivity } = facts;
  const samples = new SampleList<L, KeptSample<L>>(Object.freeze(facts.labels));
  samples.restore(facts.samples.map((sample) => Object.freeze(sample)));
  const core = new WorkerCore<L>(desk, {
    ...{ order, samples, sensitivity },
    relabellings: [],
    trainedWith: null,
  });
  return { ...facts, core, samples, inWorker: true };
}
