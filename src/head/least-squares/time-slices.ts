/** Milliseconds of uninterrupted work. Shorter than a frame at 60 a second, so that a page keeps moving. */
const SLICE_MS = 12;

/** Cuts long work into slices, between which the page can draw and answer, and an abort is heard. */
export class TimeSlices {
  readonly #signal: AbortSignal | undefined;
  #end: number;

  /** @param signal - Ends the work at its next pause. */
  constructor(signal: AbortSignal | undefined) {
    this.#signal = signal;
    this.#end = performance.now() + SLICE_MS;
  }

  /** Whether the slice is used up: time for {@link TimeSlices.pause}. */
  get isOver(): boolean {
    return performance.now() >= this.#end;
  }

  /**
   * Lets everything else that waits have its turn.
   *
   * @throws The signal's reason, where it was aborted.
   */
  async pause(): Promise<void> {
    this.#signal?.throwIfAborted();
    await nextTask();
    this.#signal?.throwIfAborted();
    this.#end = performance.now() + SLICE_MS;
  }
}

/** A message and not a timer: browsers stretch nested timers to 4 ms, and those of hidden pages to a second. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
