import type {
  Head,
  HeadContext,
  HeadTraining,
  HeadTrainOptions,
  SavedHead,
  TrainedHead,
  TrainingSet,
} from '../head.js';
import { joined } from '../joined.js';
import { fit, type FitSettings } from './fit.js';
import { Gram } from './gram.js';
import { readFit } from './saved-fit.js';
import { TimeSlices } from './time-slices.js';
import { LeastSquaresTrained } from './trained-head.js';

/** Trains least squares, and keeps the samples' dot products from one training to the next. */
export class LeastSquaresHead implements Head {
  readonly #context: HeadContext;
  readonly #settings: FitSettings;
  #gram: Gram;
  /** Trainings follow each other: they share the products. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(context: HeadContext, settings: Pick<FitSettings, 'kernel' | 'lambda'>) {
    this.#context = context;
    this.#settings = { ...settings, dimensions: context.dimensions, labels: context.labels };
    this.#gram = new Gram(context.dimensions);
  }

  train(set: TrainingSet, options: HeadTrainOptions): Promise<HeadTraining> {
    const training = this.#last.then(() => this.#train(set, options.signal));
    this.#last = training.catch(() => undefined);
    return training;
  }

  restore(saved: SavedHead): Promise<TrainedHead> {
    // In a function of its own, so that what is thrown rejects.
    return Promise.resolve().then(() => this.#trained(saved));
  }

  dispose(): void {
    this.#gram = new Gram(this.#context.dimensions);
  }

  async #train(set: TrainingSet, signal: AbortSignal | undefined): Promise<HeadTraining> {
    signal?.throwIfAborted();
    const gram = this.#gram;
    const slices = new TimeSlices(signal);
    const all = joined(set);
    await gram.update(all.samples, slices);
    const { saved, leftOut } = await fit(all, gram, this.#settings, slices);
    signal?.throwIfAborted();
    return { head: this.#trained(saved), leftOut };
  }

  #trained(saved: SavedHead): TrainedHead {
    const { dimensions, labels } = this.#context;
    return new LeastSquaresTrained(readFit(saved, dimensions, labels), dimensions, labels);
  }
}
