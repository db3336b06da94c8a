import { proxy, transfer, wrap, type Remote } from 'comlink';
import { GestureError } from '../../errors.js';
import { abortable } from '../../abort.js';
import type { RemoteHost, Root, Tell } from './protocol.js';
import { startWorker } from './start-worker.js';

/** Longer than any network needs for the code that could show a camera's picture in time. */
const START_LIMIT = 20_000;
/** Milliseconds for which it waits for another classifier once the last one is gone: pads are made anew at times. */
const LINGER = 1000;

/** The page's worker: starting, or running. */
let current: Promise<WorkerThread> | null = null;

/**
 * A running worker. One serves all classifiers of a page, so that TensorFlow.js and the binaries are there once; it
 * ends with the last of them.
 */
export class WorkerThread {
  readonly #worker: Worker;
  readonly #root: Remote<Root>;
  readonly #end = new AbortController();
  #guests = 0;
  #leaving: ReturnType<typeof setTimeout> | undefined;

  private constructor(worker: Worker) {
    this.#worker = worker;
    this.#root = wrap<Root>(worker);
    // An error that nobody caught: who waits for what it interrupted would wait for ever.
    for (const type of ['error', 'messageerror']) worker.addEventListener(type, () => this.#stop());
  }

  /** The page's worker, with a place for one more classifier; null where none can be started. */
  static async hire(): Promise<WorkerThread | null> {
    try {
      const thread = await (current ??= WorkerThread.#start());
      thread.#guests++;
      clearTimeout(thread.#leaving);
      return thread;
    } catch {
      // Forbidden by a policy of the page's, not found, or too slow.
      return null;
    }
  }

  /** Aborted once it has stopped, with GestureError 'worker-stopped'. */
  get signal(): AbortSignal {
    return this.#end.signal;
  }

  /** A core for one classifier, still to be opened. */
  connect(tell: Tell): RemoteHost {
    const { port1, port2 } = new MessageChannel();
    void this.#root.serve(transfer(port1, [port1]), proxy(tell));
    return wrap(port2);
  }

  /** Gives a classifier's place back. */
  leave(): void {
    if (--this.#guests === 0) this.#leaving = setTimeout(() => this.#stop(), LINGER);
  }

  static async #start(): Promise<WorkerThread> {
    let thread: WorkerThread | undefined;
    try {
      thread = new WorkerThread(startWorker());
      await thread.#answer();
      return thread;
    } catch (error) {
      if (thread) thread.#stop();
      current = null;
      throw error;
    }
  }

  /** Waits for its first word, and from then on for its last. */
  async #answer(): Promise<void> {
    const lock = `digit-gesture-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;
    const late = setTimeout(() => this.#stop(), START_LIMIT);
    const held = await abortable(this.#root.hold(lock), this.signal);
    clearTimeout(late);
    // Who is terminated, or runs out of memory, sends no word: but its lock becomes free.
    if (!held) return;
    navigator.locks.request(lock, { signal: this.signal }, () => this.#stop()).catch(() => undefined);
  }

  #stop(): void {
    if (this.signal.aborted) return;
    current = null;
    this.#worker.terminate();
    this.#end.abort(
      new GestureError(
        'worker-stopped',
        'The worker that did this stopped (it ran out of memory, or something ended it), and what it was doing is ' +
          'lost. No sample is: call again, and another worker takes over.',
      ),
    );
  }
}
