import type { Engine } from '../backends/backend.js';
import type { StoredSample } from '../samples/sample.js';

/** Turns feature vectors into one score per label: `leastSquares()`, `mlp()`, or your own. */
export interface HeadPlugin {
  /**
   * A short name for messages and files. `load` chooses among the built-in ones by it, so take none of theirs
   * (`least-squares`, `mlp`).
   */
  readonly name: string;
  /**
   * Whether its heads make use of {@link TrainingSet.prior}. Default: false. Classifiers with other heads start empty.
   */
  readonly usesPrior?: boolean;
  /**
   * Makes a head: one for a new classifier, and another each time the number of its labels changes. Each is disposed
   * of.
   */
  create(context: HeadContext): Head | Promise<Head>;
}

/** What a head is made for. */
export interface HeadContext {
  /** Length of a feature vector. */
  readonly dimensions: number;
  /** Number of labels, those without samples included. */
  readonly labels: number;
  /** Where tensor code runs. */
  readonly engine: Engine;
}

/** A head before and between trainings. It may keep what makes the next training cheaper. */
export interface Head {
  /**
   * Trains on all of the set. Resolves with a new trained head and leaves earlier ones usable.
   * An abort rejects with `signal.reason`.
   */
  train(set: TrainingSet, options: HeadTrainOptions): Promise<HeadTraining>;
  /**
   * Brings back what {@link TrainedHead.save} gave.
   * @throws An `Error` that says what is wrong with it.
   */
  restore(saved: SavedHead): Promise<TrainedHead>;
  /** Frees what it keeps. Trained heads are disposed of separately. */
  dispose(): void;
}

/** The samples of one training, frozen: later changes to the classifier don't reach it. */
export interface TrainingSet {
  /** In the order they were added. */
  readonly samples: readonly StoredSample[];
  /** For each sample, the index of its label in the classifier's label order. */
  readonly targets: Uint16Array;
  /** What was known before these samples. Only for heads whose plugin `usesPrior`; there may be no samples then. */
  readonly prior?: Prior;
}

/**
 * Knowledge to start from, as vectors that stand for many pictures (drawn hands, or somebody else's samples). The
 * caller's own samples count for more, and nothing is reported about these. The same object from one training to the
 * next.
 */
export interface Prior {
  /** Vectors with their labels. */
  readonly samples: readonly StoredSample[];
  /** For each of them, the index of its label in the classifier's label order. */
  readonly targets: Uint16Array;
}

/** Options of a training, as the caller of `train` gave them. */
export interface HeadTrainOptions {
  /** Stops the training. */
  readonly signal?: AbortSignal | undefined;
  /** Makes it repeatable: a whole number. */
  readonly seed?: number | undefined;
  /** Passes over all samples, from 1. */
  readonly epochs?: number | undefined;
  /** Samples a step, from 1. */
  readonly batchSize?: number | undefined;
  /** Step size of the optimiser, above 0. */
  readonly learningRate?: number | undefined;
  /** Called after each pass over the samples. */
  readonly onEpoch?: ((report: EpochReport) => void) | undefined;
  /** Called after each step. */
  readonly onBatch?: ((report: BatchReport) => void) | undefined;
}

/** After each pass over the samples, for heads that train in epochs. */
export interface EpochReport {
  /** From 0. */
  readonly epoch: number;
  /** How many there will be. */
  readonly epochs: number;
  /** Mean training loss of the epoch. */
  readonly loss: number;
  /** Share of training samples that were right during the epoch, 0 to 1. */
  readonly accuracy: number;
}

/** After each step, for heads that train in batches. */
export interface BatchReport {
  /** From 0. */
  readonly epoch: number;
  /** From 0, within the epoch. */
  readonly batch: number;
  /** Mean training loss of the batch. */
  readonly loss: number;
}

/** What a training gives. */
export interface HeadTraining {
  /** What was learnt. */
  readonly head: TrainedHead;
  /**
   * For each sample (not the prior's), the scores (one per label, summing to 1) it gets from a head that was not trained on it,
   * row after row; a row of NaN where there is no such score.
   */
  readonly leftOut: Float32Array;
  /** Final training loss, for heads that minimise one by epochs. */
  readonly loss?: number;
}

/** A trained head. Immutable. */
export interface TrainedHead {
  /** One score per label, in label order, summing to 1: calibrated probabilities. Labels without samples get 0. */
  score(features: Float32Array): Float32Array | Promise<Float32Array>;
  /**
   * All that {@link Head.restore} needs to give the same scores bit for bit. Arrays whose names begin
   * with `familiarity/` are not the head's: what tells unknown gestures is kept there.
   */
  save(): SavedHead;
  /**
   * The vectors it was trained on, the prior's first, in the set's order, each scaled to length 1 (or all zero), row after row: for
   * heads that keep them anyway, so that nobody else has to.
   */
  readonly vectors?: Float32Array | undefined;
  /**
   * The same for other labels: those that stay score as before, also where another place is theirs; what is gone scores
   * no more, and the others' scores sum to 1 again; new ones get 0. Without it, a head is forgotten when labels come,
   * go or change places, and has to be trained again.
   * @param from - For each new label, the index of the label it was before; null for a new one.
   * @returns Null where nothing is left that it knows.
   */
  relabel?(from: readonly (number | null)[]): TrainedHead | null;
  /** Frees every tensor. */
  dispose(): void;
}

/** A trained head as plain data. */
export interface SavedHead {
  /** Settings and small figures: JSON. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Weights by name. */
  readonly arrays: Readonly<Record<string, SavedArray>>;
}

/** A named block of numbers, row-major. */
export interface SavedArray {
  /** Length of each dimension, outermost first. */
  readonly shape: readonly number[];
  /** As many numbers as the shape's product. */
  readonly data: Float32Array;
}
