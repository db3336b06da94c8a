import type { Backbone, BackboneReader, Reading } from '../backbone/backbone.js';
import type { FallbackEngine } from '../backends/engine.js';
import type { FrameSource } from '../frame/frame-source.js';
import { GestureError } from '../errors.js';
import { openView } from '../frame/open-view.js';
import type { View } from '../frame/view.js';
import { Pacer } from '../pacer.js';
import type { Gaze } from './core.js';

/** More often than this, no device is lost in a row by chance. */
const MOST_TRIES = 8;

/** Reads frames through the backbone, and does so again where the device was lost meanwhile. */
export class FrameReader {
  /** Who follows the hand in which stream. */
  readonly #streams = new Map<number, BackboneReader>();
  readonly #pacer = new Pacer();

  constructor(
    private readonly engine: FallbackEngine,
    private readonly backbone: Backbone,
    private readonly mirror: boolean,
  ) {}

  /**
   * Reads a frame: of a stream, by whoever follows the hand there; by itself where that sees none. Where it is to be
   * read by itself, what is given is never of the frame before.
   * @throws `TypeError` when the source can't be read; the signal's reason, before the next look at the frame.
   */
  async read(source: FrameSource, { stream, still }: Gaze, signal: AbortSignal): Promise<Reading> {
    const read = (reader: BackboneReader, alone: boolean): Promise<Reading> =>
      onDevice(this.engine, () => reader.read(readableUntil(signal, openView(source, this.mirror)), alone));
    const follower = stream === null ? undefined : this.#follower(stream);
    let followed = follower && (await read(follower, false));
    if (follower && followed?.earlier && still) followed = await read(follower, false);
    const reading =
      followed && (followed.features || !still) ? followed : await read(this.backbone.open(), true);
    // Frames that are ready at once would come one after the other, without a turn for anybody else.
    if (this.#pacer.due) await this.#pacer.rest();
    return reading;
  }

  /** The stream has ended. */
  close(stream: number): void {
    this.#streams.delete(stream);
  }

  #follower(stream: number): BackboneReader {
    const known = this.#streams.get(stream);
    if (known) return known;
    const follower = this.backbone.open();
    this.#streams.set(stream, follower);
    return follower;
  }
}

/** The view, which nobody can read any more after an abort: whoever looks again and again stops at the next look. */
function readableUntil(signal: AbortSignal, view: View): View {
  return {
    ...view,
    read(square, side) {
      signal.throwIfAborted();
      return view.read(square, side);
    },
  };
}

/**
 * Does work that needs the device, and does it again on the next backend where the device was lost before the work
 * was done, because what a lost device gives is nonsense.
 */
export async function onDevice<T>(engine: FallbackEngine, work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    if (tries > MOST_TRIES) {
      throw new GestureError(
        'backend-unavailable',
        `Every backend was lost again as soon as it had started, the last of them ${engine.backend}.`,
      );
    }
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
