import { GestureError } from '../errors.js';
import { checkSignal, untilAborted, type AbortOptions } from '../abort.js';
import { checkOptions } from '../check-options.js';

/** Knows whether its owner was disposed of, and tells all that waits. */
export class Lifetime {
  readonly #end = new AbortController();
  /** Who hears of the end. They don't listen to the signal: Node takes more than ten listeners for a leak. */
  readonly #waiting = new Set<(reason: unknown) => void>();

  /** Aborted with GestureError 'disposed' at the end. */
  get signal(): AbortSignal {
    return this.#end.signal;
  }

  /** This lifetime's signal joined with a caller's. */
  with(signal: AbortSignal | undefined): AbortSignal {
    return signal ? AbortSignal.any([this.signal, signal]) : this.signal;
  }

  /** Settles as the work does, or rejects as soon as this ends or the caller's signal is aborted. */
  async race<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
    // Nobody hears of it any more where it ended already.
    work.catch(() => undefined);
    this.check(signal);
    let stop!: (reason: unknown) => void;
    const ended = new Promise<never>((_resolve, reject) => (stop = reject));
    this.#waiting.add(stop);
    try {
      return await untilAborted(Promise.race([work, ended]), signal);
    } finally {
      this.#waiting.delete(stop);
    }
  }

  /** @throws GestureError 'disposed' after the end; the signal's reason when that is aborted; `TypeError` for no signal. */
  check(signal?: AbortSignal): void {
    this.signal.throwIfAborted();
    checkSignal(signal);
    signal?.throwIfAborted();
  }

  /** The same at the beginning of a call with options. @throws `TypeError` also where these are none. */
  enter(call: string, options: AbortOptions): void {
    this.check();
    checkOptions(call, options);
    this.check(options.signal);
  }

  /** Ends it. Gives false when it had ended already. */
  end(): boolean {
    if (this.signal.aborted) return false;
    this.#end.abort(new GestureError('disposed', 'This classifier was disposed of: create or load another.'));
    for (const stop of this.#waiting) stop(this.signal.reason);
    return true;
  }
}
