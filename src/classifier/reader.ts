import type { Backbone, BackboneReader, Reading } from '../backbone/backbone.js';
import type { FallbackEngine } from '../backends/engine.js';
import type { FrameSource } from '../frame/frame-source.js';
import { openView } from '../frame/open-view.js';

/** Reads frames through the backbone, and does so again where the device was lost meanwhile. */
export class FrameReader {
  /** Who follows the hand in which source, while it is streamed. */
  readonly #streams = new Map<object, BackboneReader>();

  constructor(
    private readonly engine: FallbackEngine,
    private readonly backbone: Backbone,
    private readonly mirror: boolean,
  ) {}

  /**
   * Reads a frame by itself. Where its source is being streamed, the hand that the stream follows is read.
   * @throws `TypeError` when the source can't be read.
   */
  async readOne(source: FrameSource): Promise<Reading> {
    const stream = this.#streams.get(source);
    const followed = stream && (await this.#read(stream, source, false));
    return followed?.features ? followed : this.#read(this.backbone.open(), source, true);
  }

  /** Opens a reader that follows one stream. Call `close` when it ends. */
  openStream(source: object): { read(frame: FrameSource): Promise<Reading>; close(): void } {
    const reader = this.backbone.open();
    this.#streams.set(source, reader);
    return {
      read: (frame) => this.#read(reader, frame, false),
      close: () => {
        if (this.#streams.get(source) === reader) this.#streams.delete(source);
      },
    };
  }

  #read(reader: BackboneReader, source: FrameSource, still: boolean): Promise<Reading> {
    return onDevice(this.engine, () => reader.read(openView(source, this.mirror), still));
  }
}

/**
 * Does work that needs the device, and does it again on the next backend where the device was lost before the work
 * was done, because what a lost device gives is nonsense.
 */
export async function onDevice<T>(engine: FallbackEngine, work: () => Promise<T>): Promise<T> {
  for (;;) {
    if (engine.isLost) await engine.failOver();
    const { generation } = engine;
    const outcome = await work().then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    if (engine.isLost) await engine.failOver();
    if (engine.generation === generation) {
      if ('error' in outcome) throw outcome.error;
      return outcome.value;
    }
  }
}
