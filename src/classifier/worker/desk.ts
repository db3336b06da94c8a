import { releaseProxy } from 'comlink';
import { GestureError } from '../../errors.js';
import { abortable } from '../../abort.js';
import { unpackError } from './packed-error.js';
import type { Answer, CoreState, News, RemoteHost } from './protocol.js';
import type { WorkerThread } from './worker-thread.js';

/** What a call may come with. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Hears of what happens on the way. What it throws ends the call. */
  readonly onNews?: (news: News) => void;
}

/** A call that is under way. */
interface Call {
  readonly onNews: ((news: News) => void) | undefined;
  /** What its listener threw. */
  failure?: { readonly error: unknown };
}

/** The page's end of one core in a worker: posts calls, and makes of the answers what they are. */
export class Desk {
  readonly #thread: WorkerThread;
  readonly #host: RemoteHost;
  readonly #calls = new Map<number, Call>();
  readonly #end = new AbortController();
  #nextTicket = 0;
  #state: CoreState = { backend: '', isTrained: false };

  /** @param thread - With a place that is given back by {@link Desk.close}. */
  constructor(thread: WorkerThread) {
    this.#thread = thread;
    this.#host = thread.connect((ticket, news) => this.#onNews(ticket, news));
  }

  /** As of the last answer. */
  get state(): CoreState {
    return this.#state;
  }

  /** Whether nobody is there any more who could answer. */
  get isGone(): boolean {
    return this.#thread.signal.aborted;
  }

  /**
   * Calls, and waits for the answer. An abort is passed on and its effect awaited: what was done before it arrived
   * counts as done, here and there alike.
   * @throws What the call threw there; the signal's reason; GestureError 'worker-stopped'.
   */
  async ask<T>(
    post: (host: RemoteHost, ticket: number) => Promise<Answer<T>>,
    { signal, onNews }: CallOptions = {},
  ): Promise<T> {
    signal?.throwIfAborted();
    const ticket = this.#nextTicket++;
    const call: Call = { onNews };
    const onAbort = (): void => void this.#host.abort(ticket);
    this.#calls.set(ticket, call);
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      const ended = AbortSignal.any([this.#thread.signal, this.#end.signal]);
      const answer = await abortable(post(this.#host, ticket), ended);
      this.#state = answer.state;
      if (call.failure) throw call.failure.error;
      if ('value' in answer) return answer.value;
      signal?.throwIfAborted();
      throw unpackError(answer.error);
    } finally {
      signal?.removeEventListener('abort', onAbort);
      this.#calls.delete(ticket);
    }
  }

  /** Tells what needs no answer. */
  post(message: (host: RemoteHost) => unknown): void {
    if (!this.isGone) message(this.#host);
  }

  /** Frees what is there; what is under way rejects. Safe to call twice. */
  close(): void {
    if (this.#end.signal.aborted) return;
    this.#end.abort(new GestureError('disposed', 'This classifier was disposed of: create or load another.'));
    if (this.isGone) return;
    void this.#host.dispose();
    this.#host[releaseProxy]();
    this.#thread.leave();
  }

  #onNews(ticket: number, news: News): void {
    const call = this.#calls.get(ticket);
    if (!call || call.failure) return;
    try {
      call.onNews?.(news);
    } catch (error) {
      call.failure = { error };
      void this.#host.abort(ticket);
    }
  }
}
