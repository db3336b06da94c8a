/** Lets everything else that waits (input, painting, messages) have its turn, then goes on. */
export function pause(): Promise<void> {
  // A message and not a timer: browsers stretch nested timers to 4 ms and background ones to a second.
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/**
 * Cuts long work into slices short enough for a page to stay responsive:
 *
 *     for (const item of items) {
 *       if (pacer.due) await pacer.rest();
 *       work(item);
 *     }
 */
export class Pacer {
  readonly #sliceMs: number;
  readonly #signal: AbortSignal | undefined;
  #since = performance.now();

  /**
   * @param signal - Ends the work at its next rest.
   * @param sliceMs - Milliseconds of work between two rests. Default 8: half a frame at 60 frames a second.
   */
  constructor(signal?: AbortSignal, sliceMs = 8) {
    this.#signal = signal;
    this.#sliceMs = sliceMs;
  }

  /** Whether this slice is used up. */
  get due(): boolean {
    return performance.now() - this.#since >= this.#sliceMs;
  }

  /** Gives way, then starts a new slice. Rejects with the signal's reason once that is aborted. */
  async rest(): Promise<void> {
    this.#signal?.throwIfAborted();
    await pause();
    this.#signal?.throwIfAborted();
    this.#since = performance.now();
  }
}
