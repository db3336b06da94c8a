import type { BackendTimings } from '../backends/timings.js';
import type { HandRegion } from '../backbone/hand-region.js';
import type { FrameSource } from '../frame/frame-source.js';
import type { KeptSample } from '../samples/kept-sample.js';
import type { LabelBook } from '../samples/label-book.js';
import type { Relabelling } from '../samples/relabelling.js';
import type { SampleList } from '../samples/sample-list.js';
import type { Lifetime } from './lifetime.js';
import type { LoadedFrom } from './open-file.js';
import type { Verdict } from './prediction.js';
import type { Recogniser } from './recogniser.js';
import type { TrainOptions } from './train-options.js';
import type { TrainReport } from './train-report.js';

/** What one frame shows. */
export interface Sight {
  readonly verdict: Verdict;
  /** Which edition of the labels the verdict speaks of; see {@link LabelBook}. */
  readonly edition: number;
  /** In source pixels, where the backbone finds hands. */
  readonly hand?: HandRegion;
}

/** How to look at a frame. */
export interface Gaze {
  /** The stream that it belongs to, whose hand is followed; null where it is in none. */
  readonly stream: number | null;
  /** Whether it is to be read by itself, where its stream sees no hand or there is none. */
  readonly still: boolean;
}

/** A sample that is to be taken. */
export interface NewSample<L extends string> {
  /** The caller's choice, so that it can take the sample away without having heard of it. */
  readonly id: string;
  readonly label: L;
  /** Of the labels, from which the label is; see {@link LabelBook}. */
  readonly edition: number;
}

/**
 * What does the work of a classifier: reads frames, judges them, learns. Either in the thread of whoever calls it, or
 * in a worker. Calls take effect in the order in which they are made, also those that give nothing back.
 *
 * Which samples there are is up to the caller, who keeps the list; a core has their features.
 */
export interface Core<L extends string> {
  /** Name of the backend that runs. */
  readonly backend: string;
  /** Whether there is a head that can predict. */
  readonly isTrained: boolean;
  /** Reads a frame, and judges it by the head that is trained at the time. An abort ends the reading. */
  look(frame: FrameSource, gaze: Gaze, signal: AbortSignal): Promise<Sight>;
  /** A stream has ended. */
  closeStream(stream: number): void;
  /** Takes a sample of a frame, unless it is aborted before. */
  add(frame: FrameSource, sample: NewSample<L>, gaze: Gaze, signal: AbortSignal): Promise<KeptSample<L>>;
  /** Takes samples away, those of them that there are. */
  remove(ids: readonly string[]): void;
  /** Brings samples in that were checked: other ids than those it has, its own labels, as many features as it reads. */
  restore(samples: readonly KeptSample<L>[]): void;
  /** Turns to the next edition of its labels. */
  relabel(change: Relabelling<L>): void;
  /** See `GestureClassifierOptions.sensitivity`. */
  setSensitivity(value: number): void;
  train(options: TrainOptions): Promise<TrainReport<L>>;
  save(): Promise<Blob>;
  /** See `GestureClassifier.exportTeachableMachine`. */
  exportModel(name: string): Promise<Blob>;
  /** Frees every tensor; what is under way rejects. */
  dispose(): void;
}

/** What a classifier works with. */
export interface Opened<L extends string> extends OpenCore<L> {
  /** Ends with its caller. */
  readonly lifetime: Lifetime;
  /** The labels, in step with those of the core. */
  readonly book: LabelBook<L>;
  /** Looks through the core. */
  readonly recogniser: Recogniser<L>;
}

/** A core, and what was known of it when it was opened. */
export interface OpenCore<L extends string> extends Omit<OpeningFacts<L>, 'samples'> {
  readonly core: Core<L>;
  /** The list of its samples, which its caller keeps. */
  readonly samples: SampleList<L, KeptSample<L>>;
  /** Whether it works in a worker. */
  readonly inWorker: boolean;
}

/** What is known when a core has been opened. */
export interface OpeningFacts<L extends string> {
  readonly labels: readonly L[];
  /** Labels that are known without samples. */
  readonly starterLabels: readonly L[];
  readonly sensitivity: number;
  /** What it came from; null where it is new. */
  readonly loadedFrom: LoadedFrom | null;
  /** What the choice of the backend rests on; null where it was not measured. */
  readonly backendTimings: BackendTimings | null;
  /** What makes the features: its id, and the length of a feature vector. */
  readonly backbone: { readonly id: string; readonly dimensions: number };
  /** What it came with. */
  readonly samples: readonly KeptSample<L>[];
}
