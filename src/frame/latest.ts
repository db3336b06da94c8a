/**
 * Hands on the latest of what a source gives. A source that makes us wait is live (a camera, a socket): what
 * arrives while the consumer is busy replaces what waits. A source that has its next item ready at once (a list, a
 * decoder) makes it on demand, so it is read item by item and nothing is lost; it isn't asked for the next item before the
 * consumer is, so that it may draw all into the same canvas. The source is let go of at the end, and on
 * an abort, also where the consumer never asks again.
 *
 * @param discard - Called with each item that was replaced before anybody saw it.
 */
export async function* latest<T>(
  source: AsyncIterable<T>,
  signal: AbortSignal,
  discard: (item: T) => void,
): AsyncGenerator<T, void, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  const slot = new Slot<T>(discard);
  const release = (): void => {
    slot.close();
    // Not awaited: a source that waits for its next frame would keep us waiting with it.
    void Promise.resolve()
      .then(() => iterator.return?.())
      .catch(() => undefined);
  };
  const onAbort = (): void => {
    slot.fail(signal.reason);
    release();
  };
  signal.addEventListener('abort', onAbort, { once: true });
  void pump(iterator, slot);
  try {
    signal.throwIfAborted();
    for (;;) {
      const next = await slot.take();
      if (next.done) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    if (!slot.closed) release();
  }
}

async function pump<T>(iterator: AsyncIterator<T>, slot: Slot<T>): Promise<void> {
  try {
    while (!slot.closed) {
      let waited = false;
      const pulled = iterator.next().then((result) => ({ result, live: waited }));
      const timer = setTimeout(() => (waited = true));
      const { result, live } = await pulled;
      clearTimeout(timer);
      if (result.done) return slot.end();
      if (!live) await slot.asked();
      slot.put(result.value);
      if (!live) await slot.asked();
    }
  } catch (error) {
    slot.end({ error });
  }
}

/** Room for one item between one producer and one consumer. */
class Slot<T> {
  closed = false;
  /** Whether the consumer waits for an item. */
  #asking = false;
  #item: { readonly value: T } | undefined;
  /** How the source ended: by itself, or with an error. */
  #end: { readonly failure: { readonly error: unknown } | undefined } | undefined;
  #failure: { readonly error: unknown } | undefined;
  #wakeConsumer: (() => void) | undefined;
  #wakeProducer: (() => void) | undefined;

  constructor(private readonly discard: (item: T) => void) {}

  put(value: T): void {
    if (this.#item) this.discard(this.#item.value);
    if (this.closed) return this.discard(value);
    this.#item = { value };
    this.#asking = false;
    this.#wakeConsumer?.();
  }

  /** Resolves when the consumer is done with all before and waits, or is gone. */
  async asked(): Promise<void> {
    while (!this.#asking && !this.closed) await new Promise<void>((wake) => (this.#wakeProducer = wake));
  }

  async take(): Promise<IteratorResult<T, undefined>> {
    for (;;) {
      if (this.#failure) throw this.#failure.error;
      const item = this.#item;
      if (item) {
        this.#item = undefined;
        return { done: false, value: item.value };
      }
      if (this.#end?.failure) throw this.#end.failure.error;
      if (this.#end) return { done: true, value: undefined };
      this.#asking = true;
      this.#wakeProducer?.();
      await new Promise<void>((wake) => (this.#wakeConsumer = wake));
    }
  }

  /** No item comes after the one that waits. */
  end(failure?: { readonly error: unknown }): void {
    this.#end = { failure };
    this.#wakeConsumer?.();
  }

  fail(error: unknown): void {
    this.#failure = { error };
    this.#wakeConsumer?.();
  }

  close(): void {
    this.closed = true;
    if (this.#item) this.discard(this.#item.value);
    this.#item = undefined;
    this.#wakeProducer?.();
  }
}
