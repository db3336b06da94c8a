import type { TrainOptions } from '../../classifier/train-options.js';
import type { TrainReport } from '../../classifier/train-report.js';
import { PadEpochEvent, PadTrainedEvent } from '../events.js';
import { canTrain } from '../state/derive.js';
import type { Store } from '../state/store.js';
import type { ClassifierHolder } from './classifier-holder.js';

/** Trains when asked, and by itself after samples where the pad is set to. */
export class PadTrainer {
  readonly #store: Store;
  readonly #holder: ClassifierHolder;
  readonly #emit: (event: Event) => void;
  #running: AbortController | null = null;
  #again = false;

  constructor(store: Store, holder: ClassifierHolder, emit: (event: Event) => void) {
    this.#store = store;
    this.#holder = holder;
    this.#emit = emit;
  }

  /** Trains on all samples. A training that runs is ended first. */
  async train(options: TrainOptions = {}): Promise<TrainReport<string>> {
    // It learns from all samples there are; those that come meanwhile are learnt after it.
    this.#again = false;
    try {
      return await this.#train(options, false);
    } finally {
      void this.#trainAgain();
    }
  }

  /** Trains soon: at once, or once more after the training that runs. */
  trainByItself(): void {
    if (!canTrain(this.#store.state)) return;
    this.#again = true;
    void this.#trainAgain();
  }

  /** Ends a training; the head from before stays. */
  stop(): void {
    this.#again = false;
    this.#running?.abort(new DOMException('The training was stopped.', 'AbortError'));
  }

  async #trainAgain(): Promise<void> {
    // One that was asked for goes first, also where the one before it was too far to be stopped.
    while (this.#again && !this.#running && canTrain(this.#store.state)) {
      this.#again = false;
      try {
        await this.#train({}, true);
      } catch {
        // Stopped, or the samples went away meanwhile: the next sample tries again.
        return;
      }
    }
  }

  async #train(options: TrainOptions, quiet: boolean): Promise<TrainReport<string>> {
    options.signal?.throwIfAborted();
    this.#running?.abort(new DOMException('Another training began.', 'AbortError'));
    const running = (this.#running = new AbortController());
    const { signal } = running;
    let report: TrainReport<string> | null = null;
    try {
      const classifier = await this.#holder.ensure();
      signal.throwIfAborted();
      this.#store.send({ type: 'train', quiet });
      report = await classifier.train({
        ...options,
        signal: options.signal ? AbortSignal.any([signal, options.signal]) : signal,
        onEpoch: (epoch) => {
          this.#store.send({ type: 'epoch', epoch });
          this.#emit(new PadEpochEvent(epoch));
          options.onEpoch?.(epoch);
        },
      });
      return report;
    } finally {
      if (this.#running === running) {
        this.#running = null;
        this.#store.send({ type: 'train-end', report, ...this.#holder.knowledge() });
        if (report) this.#emit(new PadTrainedEvent(report));
      }
    }
  }
}
