import { GestureError } from '../errors.js';

/** Knows whether its owner was disposed of, and tells all that waits. */
export class Lifetime {
  readonly #end = new AbortController();

  /** Aborted with GestureError 'disposed' at the end. */
  get signal(): AbortSignal {
    return this.#end.signal;
  }

  /** This lifetime's signal joined with a caller's. */
  with(signal: AbortSignal | undefined): AbortSignal {
    return signal ? AbortSignal.any([this.signal, signal]) : this.signal;
  }

  /** @throws GestureError 'disposed' after the end; the signal's reason when that is aborted. */
  check(signal?: AbortSignal): void {
    this.signal.throwIfAborted();
    signal?.throwIfAborted();
  }

  /** Ends it. Gives false when it had ended already. */
  end(): boolean {
    if (this.signal.aborted) return false;
    this.#end.abort(new GestureError('disposed', 'This classifier was disposed of: create or load another.'));
    return true;
  }
}
