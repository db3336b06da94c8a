import { abortable } from '../../abort.js';
import type { OpeningFacts } from '../core.js';
import type { GestureClassifierOptions } from '../options.js';
import { Desk } from './desk.js';
import type { Order } from './order.js';
import { WorkerThread } from './worker-thread.js';

/** A desk whose core is there, and what was known of it then. */
export interface OpenDesk<L extends string> {
  readonly desk: Desk;
  readonly facts: OpeningFacts<L>;
}

/**
 * Has an order carried out in the page's worker. Null where there can be no worker.
 * @throws As `GestureClassifier.create` and `GestureClassifier.load`; GestureError 'worker-stopped'.
 */
export async function openDesk<L extends string>(
  order: Order,
  { signal, onProgress }: Pick<GestureClassifierOptions<L>, 'signal' | 'onProgress'>,
): Promise<OpenDesk<L> | null> {
  const thread = await hire(signal);
  if (!thread) return null;
  const desk = new Desk(thread);
  try {
    const facts = await desk.ask((host, ticket) => host.open(ticket, order), {
      signal,
      onNews: (news) => news.kind === 'progress' && onProgress?.(news.fraction),
    });
    return { desk, facts: facts as OpeningFacts<L> };
  } catch (error) {
    desk.close();
    throw error;
  }
}

async function hire(signal: AbortSignal | undefined): Promise<WorkerThread | null> {
  const hiring = WorkerThread.hire();
  if (!signal) return hiring;
  try {
    return await abortable(hiring, signal);
  } catch (error) {
    // The place that nobody takes.
    void hiring.then((thread) => thread?.leave());
    throw error;
  }
}
