import type { FallbackEngine } from '../backends/engine.js';
import { GestureError } from '../errors.js';
import type { Backbone } from '../backbone/backbone.js';
import type { Head, TrainingSet } from '../head/head.js';
import type { SampleStore } from '../samples/sample-store.js';
import { abortable } from './abort.js';
import { Knowledge } from './knowledge.js';
import type { Lifetime } from './lifetime.js';
import { onDevice } from './reader.js';
import { checkTrainOptions, type TrainOptions } from './train-options.js';
import { report, type TrainReport } from './train-report.js';

/** Trains heads one after the other, and keeps the latest. */
export class Trainer<L extends string> {
  #trained: Knowledge | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly engine: FallbackEngine,
    private readonly backbone: Pick<Backbone, 'sameGesture'>,
    private readonly head: Head,
    private readonly store: SampleStore<L>,
    private readonly lifetime: Lifetime,
  ) {}

  /** What answers now: while a training runs, what the one before it left. */
  get trained(): Knowledge | null {
    return this.#trained;
  }

  /** Puts knowledge in place of what was known before. */
  adopt(trained: Knowledge): void {
    this.#trained?.dispose();
    this.#trained = trained;
  }

  /** Trains on the samples there are when its turn comes. */
  async train(options: TrainOptions): Promise<TrainReport<L>> {
    checkTrainOptions(options);
    const signal = this.lifetime.with(options.signal);
    const turn = this.#last.then(() => this.#train(options, signal));
    this.#last = turn.catch(() => undefined);
    return abortable(turn, signal);
  }

  async #train(options: TrainOptions, signal: AbortSignal): Promise<TrainReport<L>> {
    signal.throwIfAborted();
    const { labels } = this.store;
    const set = this.#snapshot();
    const start = performance.now();
    const training = await onDevice(this.engine, () => this.head.train(set, { ...options, signal }));
    const knowledge = await Knowledge.of(training.head, set, this.backbone.sameGesture, signal);
    if (signal.aborted) {
      knowledge.dispose();
      throw signal.reason as Error;
    }
    this.adopt(knowledge);
    return report(labels, set, training, performance.now() - start);
  }

  #snapshot(): TrainingSet {
    const { labels, samples, counts } = this.store;
    const known = labels.filter((label) => counts.get(label)! > 0);
    if (known.length < 2) {
      const have = known.length === 0 ? 'there are none' : `only ${JSON.stringify(known[0])} has any`;
      throw new GestureError(
        'not-enough-samples',
        `Training needs samples of at least two labels, and ${have}: add some with addSample().`,
      );
    }
    const index = new Map(labels.map((label, i) => [label, i]));
    return { samples, targets: Uint16Array.from(samples, ({ label }) => index.get(label)!) };
  }

  dispose(): void {
    this.#trained?.dispose();
    this.head.dispose();
  }
}
