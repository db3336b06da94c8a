import type { Prediction } from '../../classifier/prediction.js';
import { PadPredictionEvent } from '../events.js';
import { HeldLabel } from '../state/held-label.js';
import type { Store } from '../state/store.js';
import type { Classifier } from './classifier-holder.js';
import { persistently } from './persistently.js';

/** What a predictor asks and tells its pad. */
export interface PredictorHost {
  /** How long a label must be shown to count, in milliseconds. */
  hold(): number;
  /** A label (or '' for none) has been held. */
  held(label: string): void;
  emit(event: Event): void;
  failed(error: Error): void;
}

/** Reads frame after frame of a video and tells what is shown. */
export class Predictor {
  readonly #store: Store;
  readonly #host: PredictorHost;
  readonly #heldLabel = new HeldLabel();
  #running: AbortController | null = null;

  constructor(store: Store, host: PredictorHost) {
    this.#store = store;
    this.#host = host;
  }

  start(
    classifier: Classifier,
    video: HTMLVideoElement,
    draw: (prediction: Prediction<string>) => void,
  ): void {
    this.#running?.abort();
    const running = (this.#running = new AbortController());
    this.#heldLabel.reset();
    this.#store.send({ type: 'predict' });
    void this.#run(classifier, video, draw, running);
  }

  stop(): void {
    if (!this.#running) return;
    this.#running.abort();
    this.#running = null;
    this.#store.send({ type: 'predict-end' });
  }

  async #run(
    classifier: Classifier,
    video: HTMLVideoElement,
    draw: (prediction: Prediction<string>) => void,
    running: AbortController,
  ): Promise<void> {
    try {
      for await (const prediction of persistently(classifier, video, running.signal)) {
        if (running.signal.aborted) return;
        this.#store.send({ type: 'prediction', prediction });
        draw(prediction);
        this.#host.emit(new PadPredictionEvent(prediction));
        const held = this.#heldLabel.read(prediction.label, prediction.timestamp, this.#host.hold());
        if (held !== null) this.#host.held(held);
      }
      if (this.#running === running) this.stop();
    } catch (error) {
      if (running.signal.aborted) return;
      this.stop();
      this.#host.failed(error as Error);
    }
  }
}
