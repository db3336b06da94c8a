import type { FrameSource } from '../frame/frame-source.js';
import { frames, type FrameStream } from '../frame/frames.js';
import type { LabelBook } from '../samples/label-book.js';
import { delay } from '../abort.js';
import type { Core, Gaze } from './core.js';
import type { Lifetime } from './lifetime.js';
import { toPrediction, type Prediction } from './prediction.js';
import { Smoother } from './smoothing.js';
import { checkStreamOptions, type PredictStreamOptions } from './stream-options.js';

/** Recognises what frames show, one by one or as a stream. */
export class Recogniser<L extends string> {
  /** Sources that are streamed, and the numbers of their streams. */
  readonly #streams = new Map<object, number>();
  #nextStream = 0;

  constructor(
    private readonly book: LabelBook<L>,
    private readonly core: Core<L>,
    private readonly lifetime: Lifetime,
  ) {}

  /** How to look at a source once: where it is being streamed, the hand that the stream follows is read. */
  gazeAt(source: object): Gaze {
    return { stream: this.#streams.get(source) ?? null, still: true };
  }

  /** What `GestureClassifier.predict` does. */
  async predict(source: FrameSource, signal: AbortSignal | undefined): Promise<Prediction<L>> {
    const timestamp = performance.now();
    const looking = this.core.look(source, this.gazeAt(source), this.lifetime.with(signal));
    const { verdict, edition, hand } = await this.lifetime.race(looking, signal);
    return toPrediction(this.book.labelsOf(edition), verdict, timestamp, hand);
  }

  /** What `GestureClassifier.predictStream` does. */
  async *predictStream(
    source: FrameStream,
    options: PredictStreamOptions,
  ): AsyncGenerator<Prediction<L>, void, undefined> {
    const { interval, smoothing } = checkStreamOptions(options);
    const signal = this.lifetime.with(options.signal);
    let smoother = new Smoother(smoothing);
    let seen = this.book.edition;
    const stream = this.#nextStream++;
    this.#streams.set(source, stream);
    try {
      for await (const frame of frames(source, signal)) {
        signal.throwIfAborted();
        const timestamp = performance.now();
        const looking = this.core.look(frame, { stream, still: false }, signal);
        const { verdict, edition, hand } = await this.lifetime.race(looking, options.signal);
        // Scores of other labels can't be averaged with these.
        if (edition !== seen) smoother = new Smoother(smoothing);
        seen = edition;
        yield toPrediction(this.book.labelsOf(edition), smoother.add(verdict, timestamp), timestamp, hand);
        const rest = timestamp + interval - performance.now();
        if (rest > 0) await delay(rest, signal);
      }
    } finally {
      if (this.#streams.get(source) === stream) this.#streams.delete(source);
      if (!this.lifetime.signal.aborted) this.core.closeStream(stream);
    }
  }
}
