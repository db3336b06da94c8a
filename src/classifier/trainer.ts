import type { FallbackEngine } from '../backends/engine.js';
import { GestureError } from '../errors.js';
import type { Backbone } from '../backbone/backbone.js';
import type { Head, HeadTraining, HeadTrainOptions, Prior, TrainingSet } from '../head/head.js';
import { keepsPlaces, type Relabelling } from '../samples/relabelling.js';
import type { SampleStore } from '../samples/sample-store.js';
import { abortable } from '../abort.js';
import { Knowledge } from './knowledge.js';
import type { Lifetime } from './lifetime.js';
import { relabelPrior } from './prior.js';
import { onDevice } from './reader.js';
import { checkTrainOptions, type TrainOptions } from './train-options.js';
import { report, type TrainReport } from './train-report.js';

/** Trains heads one after the other, and keeps the latest. */
export class Trainer<L extends string> {
  #prior: Prior | null = null;
  /** What answers without samples. */
  #born: Knowledge | null = null;
  #trained: Knowledge | null = null;
  /** The last training that was asked for; null once it is done, or nobody waits for it any more. */
  #last: Promise<unknown> | null = null;
  #head: Promise<Head>;
  /** Every change of labels that moved some, oldest first. */
  readonly #moves: Relabelling['from'][] = [];

  /** @param makeHead - Makes another head, for as many labels. */
  constructor(
    private readonly engine: FallbackEngine,
    private readonly backbone: Pick<Backbone, 'sameGesture'>,
    head: Head,
    private readonly makeHead: (labels: number) => Promise<Head>,
    private readonly store: SampleStore<L>,
    private readonly lifetime: Lifetime,
  ) {
    this.#head = Promise.resolve(head);
  }

  /** What is known before any sample. */
  get prior(): Prior | null {
    return this.#prior;
  }

  /** What answers now: while a training runs, what the one before it left. */
  get trained(): Knowledge | null {
    return this.#trained;
  }

  /** Learns what is known before any sample: that answers until something else was learnt, and when samples are gone. */
  async begin(prior: Prior, signal: AbortSignal | undefined): Promise<void> {
    const { knowledge } = await this.#learn({ samples: [], targets: new Uint16Array(), prior }, { signal });
    this.#prior = prior;
    this.#born = knowledge;
    this.#trained ??= knowledge;
  }

  /** Puts knowledge in place of what was known before. */
  adopt(trained: Knowledge): void {
    if (this.#trained !== this.#born) this.#trained?.dispose();
    this.#trained = trained;
  }

  /** Where no sample is left, what was known before any answers again. */
  forget(): void {
    if (this.#born && this.store.size === 0) this.adopt(this.#born);
  }

  /**
   * Has other labels from now on, and knows of those that stay what it knew.
   * @param known - Whether what was learnt is kept where that can be. Nothing changes where its head throws then.
   */
  relabel(change: Relabelling, before: number, known = true): void {
    const { from } = change;
    const prior = this.#prior && relabelPrior(this.#prior, change);
    if (keepsPlaces(from, before)) {
      this.#prior = prior;
      return;
    }
    const [born, trained] = [this.#born, this.#trained];
    // Nothing is changed before all is done that may throw.
    const bornNow = known ? (born?.relabel(from) ?? null) : null;
    const trainedNow = !known || trained === born ? bornNow : (trained?.relabel(from) ?? null);
    this.#prior = prior;
    this.#moves.push(from);
    if (from.length !== before) this.#replaceHead(from.length);
    // A head may say that it serves as it is.
    const heads = [bornNow?.head, trainedNow?.head];
    for (const old of new Set([born, trained])) if (old && !heads.includes(old.head)) old.dispose();
    this.#born = bornNow;
    this.#trained = trainedNow ?? bornNow;
  }

  /**
   * Trains on the samples there are when its turn comes.
   * @param ready - Awaited once all is learnt, before it counts: the last chance for an abort to come through.
   */
  async train(options: TrainOptions, ready?: () => Promise<unknown>): Promise<TrainReport<L>> {
    checkTrainOptions(options);
    const signal = this.lifetime.with(options.signal);
    // At once where none is under way: samples that are taken away right after the call still count.
    const before = this.#last;
    let counts = false;
    const begin = (): Promise<TrainReport<L>> => this.#train(options, signal, ready, () => (counts = true));
    const turn = before ? before.then(begin) : begin();
    const settled = abortable(turn, signal).catch((error: unknown) => {
      // What counts already is not taken back.
      if (counts) return turn;
      throw error;
    });
    // A head that doesn't hear of its abort must not keep the next training waiting.
    const last = Promise.all([before, settled.catch(ignore)]).then(() => {
      if (this.#last === last) this.#last = null;
    });
    this.#last = last;
    return settled;
  }

  async #train(
    options: TrainOptions,
    signal: AbortSignal,
    ready: (() => Promise<unknown>) | undefined,
    onCounts: () => void,
  ): Promise<TrainReport<L>> {
    signal.throwIfAborted();
    const { labels } = this.store;
    const set = this.#snapshot();
    const moves = this.#moves.length;
    const start = performance.now();
    const { training, knowledge } = await this.#learn(set, { ...options, signal }, ready);
    const result = reportOf(knowledge, () => report(labels, set, training, performance.now() - start));
    // Labels may have moved meanwhile.
    const current = moved(knowledge, this.#moves.slice(moves));
    if (signal.aborted) {
      current?.dispose();
      throw signal.reason as Error;
    }
    onCounts();
    if (current) this.adopt(current);
    // So may samples have gone, all of them.
    this.forget();
    return result;
  }

  async #learn(
    set: TrainingSet,
    options: HeadTrainOptions,
    ready?: () => Promise<unknown>,
  ): Promise<{ training: HeadTraining; knowledge: Knowledge }> {
    const { signal } = options;
    // What failed when labels changed is tried again.
    const head = await (this.#head = this.#head.catch(() => this.makeHead(this.store.labels.length)));
    const training = await onDevice(this.engine, () => head.train(set, options));
    const knowledge = await Knowledge.of(training.head, set, this.backbone.sameGesture, signal);
    await ready?.();
    if (signal?.aborted) {
      knowledge.dispose();
      throw signal.reason as Error;
    }
    return { training, knowledge };
  }

  #snapshot(): TrainingSet {
    const { labels, samples, counts } = this.store;
    const prior = this.#prior;
    const known = labels.filter((label, i) => counts.get(label)! > 0 || prior?.targets.includes(i));
    if (known.length < 2) {
      const have = known.length === 0 ? 'there are none' : `only ${JSON.stringify(known[0])} has any`;
      throw new GestureError(
        'not-enough-samples',
        `Training needs samples of at least two labels, and ${have}: add some with addSample().`,
      );
    }
    const index = new Map(labels.map((label, i) => [label, i]));
    const targets = Uint16Array.from(samples, ({ label }) => index.get(label)!);
    return { samples, targets, ...(prior && { prior }) };
  }

  dispose(): void {
    this.#trained?.dispose();
    if (this.#born !== this.#trained) this.#born?.dispose();
    this.#disposeHead();
  }

  /** Once what it learns is learnt, the head that there was is disposed of. */
  #replaceHead(labels: number): void {
    const old = this.#head;
    void Promise.resolve(this.#last)
      .then(() => old)
      .then((head) => head.dispose(), ignore);
    this.#head = old.then(() => this.makeHead(labels));
    this.#head.catch(ignore);
  }

  #disposeHead(): void {
    this.#head.then((head) => head.dispose(), ignore);
  }
}

/** Who waits for it is told. */
const ignore = (): void => undefined;

/** Says how good a training was. What was learnt goes where a head of somebody's own left out what that takes. */
function reportOf<T>(knowledge: Knowledge, make: () => T): T {
  try {
    return make();
  } catch (error) {
    knowledge.dispose();
    throw error;
  }
}

/** What is left of knowledge after labels moved; what it was is disposed of where that is something else. */
function moved(knowledge: Knowledge, moves: readonly Relabelling['from'][]): Knowledge | null {
  return moves.reduce<Knowledge | null>((known, from) => {
    const next = known?.relabel(from) ?? null;
    if (next?.head !== known?.head) known?.dispose();
    return next;
  }, knowledge);
}
