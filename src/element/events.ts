import type { EpochReport } from '../head/head.js';
import type { Prediction } from '../classifier/prediction.js';
import type { Sample } from '../samples/sample.js';
import type { TrainReport } from '../classifier/train-report.js';
import type { PadPhase } from './state/pad-state.js';

// Node has had Event since version 15, so these can be declared on a server too.
const bubbling: EventInit = { bubbles: true, composed: true };

/** `statechange`: the pad's `state` is another one now. */
export class PadStateChangeEvent extends Event {
  /** The state now. */
  readonly state: PadPhase;
  /** The state before. */
  readonly previous: PadPhase;

  /** For whoever tests what listens to it. */
  constructor(state: PadPhase, previous: PadPhase) {
    super('statechange');
    this.state = state;
    this.previous = previous;
  }
}

/** `sample`: one more sample was taken. */
export class PadSampleEvent extends Event {
  /** The sample. */
  readonly sample: Sample<string>;
  /** How many its label has now. */
  readonly count: number;

  /** For whoever tests what listens to it. */
  constructor(sample: Sample<string>, count: number) {
    super('sample', bubbling);
    this.sample = sample;
    this.count = count;
  }
}

/** `epoch`: a training with epochs went through all samples once more. */
export class PadEpochEvent extends Event {
  /** What the training says of the epoch. */
  readonly report: EpochReport;

  /** For whoever tests what listens to it. */
  constructor(report: EpochReport) {
    super('epoch', bubbling);
    this.report = report;
  }
}

/** `trained`: a training ended well. */
export class PadTrainedEvent extends Event {
  /** How good it was. */
  readonly report: TrainReport<string>;

  /** For whoever tests what listens to it. */
  constructor(report: TrainReport<string>) {
    super('trained', bubbling);
    this.report = report;
  }
}

/** `prediction`: one frame was read. Fires for every frame, so it doesn't bubble. */
export class PadPredictionEvent extends Event {
  /** What is shown in the frame. */
  readonly prediction: Prediction<string>;

  /** For whoever tests what listens to it. */
  constructor(prediction: Prediction<string>) {
    super('prediction');
    this.prediction = prediction;
  }
}

/** `change`: a new label has been held up for the hold time, and is the pad's value now. */
export class PadChangeEvent extends Event {
  /** The label. */
  readonly value: string;

  /** For whoever tests what listens to it. */
  constructor(value: string) {
    super('change', { bubbles: true });
    this.value = value;
  }
}

/** `error`: something failed. Does not bubble, as errors of other elements don't. */
export class PadErrorEvent extends Event {
  /** What failed. */
  readonly error: Error;

  /** For whoever tests what listens to it. */
  constructor(error: Error) {
    super('error');
    this.error = error;
  }
}

/** The events of a pad, by name. */
export interface DigitGesturePadEventMap {
  /** The pad's `state` is another one now. */
  statechange: PadStateChangeEvent;
  /** One more sample was taken. */
  sample: PadSampleEvent;
  /** A training with epochs went through all samples once more. */
  epoch: PadEpochEvent;
  /** A training ended well. */
  trained: PadTrainedEvent;
  /** One frame was read. */
  prediction: PadPredictionEvent;
  /** A new label has been held up for the hold time. */
  change: PadChangeEvent;
  /** Something failed. */
  error: PadErrorEvent;
}
