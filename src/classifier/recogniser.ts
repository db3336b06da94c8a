import type { Reading } from '../backbone/backbone.js';
import type { FallbackEngine } from '../backends/engine.js';
import type { FrameSource } from '../frame/frame-source.js';
import { frames, type FrameStream } from '../frame/frames.js';
import { delay } from './abort.js';
import type { Lifetime } from './lifetime.js';
import { toPrediction, type Prediction, type Verdict } from './prediction.js';
import type { FrameReader } from './reader.js';
import { onDevice } from './reader.js';
import { Smoother } from './smoothing.js';
import { checkStreamOptions, type PredictStreamOptions } from './stream-options.js';
import type { Trainer } from './trainer.js';

/** Recognises what frames show, one by one or as a stream, by the head that is trained at the time. */
export class Recogniser<L extends string> {
  /** @param sensitivity - See `GestureClassifierOptions.sensitivity`. May be set at any time. */
  constructor(
    public sensitivity: number,
    private readonly labels: readonly L[],
    private readonly engine: FallbackEngine,
    private readonly reader: FrameReader,
    private readonly trainer: Trainer<L>,
    private readonly lifetime: Lifetime,
  ) {}

  /** What `GestureClassifier.predict` does. */
  async predict(source: FrameSource, signal: AbortSignal | undefined): Promise<Prediction<L>> {
    const timestamp = performance.now();
    const reading = await this.reader.readOne(source);
    const verdict = await this.#judge(reading);
    this.lifetime.check(signal);
    return toPrediction(this.labels, verdict, timestamp, reading.hand);
  }

  /** What `GestureClassifier.predictStream` does. */
  async *predictStream(
    source: FrameStream,
    options: PredictStreamOptions,
  ): AsyncGenerator<Prediction<L>, void, undefined> {
    const { interval, smoothing } = checkStreamOptions(options);
    const signal = this.lifetime.with(options.signal);
    const smoother = new Smoother(smoothing);
    const stream = this.reader.openStream(source);
    try {
      for await (const frame of frames(source, signal)) {
        const timestamp = performance.now();
        const reading = await stream.read(frame);
        const verdict = smoother.add(await this.#judge(reading), timestamp);
        signal.throwIfAborted();
        yield toPrediction(this.labels, verdict, timestamp, reading.hand);
        const rest = timestamp + interval - performance.now();
        if (rest > 0) await delay(rest, signal);
      }
    } finally {
      stream.close();
    }
  }

  async #judge({ features, hand }: Reading): Promise<Verdict> {
    // Of a hand that was not seen clearly, only what was known before looking is known.
    if (!features) return { scores: null, unknown: hand ? 1 - this.sensitivity : 1 };
    return onDevice(this.engine, async () => {
      this.lifetime.check();
      return this.trainer.trained!.judge(features, this.sensitivity);
    });
  }
}
