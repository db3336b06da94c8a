import { GestureError } from '../../errors.js';
import { toBlob, type KeptSample } from '../../samples/kept-sample.js';
import { placeAfter, type Relabelling } from '../../samples/relabelling.js';
import type { SampleList } from '../../samples/sample-list.js';
import type { OpeningFacts } from '../core.js';
import type { PlainTrainOptions } from './core-host.js';
import type { Desk } from './desk.js';
import type { Order } from './order.js';

/** What the page remembers of a core in a worker, so that it can be made again elsewhere. */
export interface Memory<L extends string> {
  readonly order: Order;
  /** The caller's list, which has all features as handles. */
  readonly samples: SampleList<L, KeptSample<L>>;
  sensitivity: number;
  /** Every change of its labels since it was opened, oldest first. */
  readonly relabellings: Relabelling<L>[];
  /** Options of the last training; null where there was none since it was opened. */
  trainedWith: PlainTrainOptions | null;
}

/** Tells a core that was just opened all that has changed since the first one was. */
export function tellAll<L extends string>(desk: Desk, facts: OpeningFacts<L>, memory: Memory<L>): void {
  const { samples, sensitivity, relabellings } = memory;
  for (const change of relabellings) void desk.ask((host) => host.relabel(change)).catch(() => undefined);
  const stays = (label: L) => placeAfter(relabellings, facts.labels.indexOf(label)) >= 0;
  const there = new Set(facts.samples.filter(({ label }) => stays(label)).map(({ id }) => id));
  const gone = [...there].filter((id) => !samples.get(id));
  const added = samples.samples.filter(({ id }) => !there.has(id)).map(toBlob);
  desk.post((host) => host.setSensitivity(sensitivity));
  if (gone.length > 0) desk.post((host) => host.remove(gone));
  if (added.length > 0) desk.post((host) => host.restore(added));
}

/**
 * Has it learn again what was learnt since the first one was opened, from the samples there are now.
 * @returns Whether it can predict.
 */
export async function learnAgain<L extends string>(desk: Desk, { trainedWith }: Memory<L>): Promise<boolean> {
  if (!trainedWith) return desk.state.isTrained;
  const reports = { epochs: false, batches: false };
  try {
    await desk.ask((host, ticket) => host.train(ticket, trainedWith, reports));
  } catch (error) {
    // They were taken away since.
    if (!(error instanceof GestureError && error.code === 'not-enough-samples')) throw error;
  }
  return desk.state.isTrained;
}
