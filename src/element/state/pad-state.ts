import type { CameraDevice } from '../../frame/camera-list.js';
import type { MessageKey } from '../text/messages.js';
import type { Prediction } from '../../classifier/prediction.js';
import type { Sample } from '../../samples/sample.js';
import type { TrainReport } from '../../classifier/train-report.js';
import type { EpochReport } from '../../head/head.js';

/** Where a pad is, in one word. Also its `:state()`. */
export type PadPhase = 'idle' | 'loading' | 'ready' | 'training' | 'predicting' | 'error';

/** Where the picture comes from: a camera, the `src` video, or the clip of a drawn hand. */
export type PictureSource = 'camera' | 'video' | 'sample';

/** What would help to see the hand better, as a message's key. */
export type Hint = 'moveCloser' | 'holdStill' | 'showPalm' | 'oneHand';

/** Something to tell the person that stops nothing: a message's key and what to fill in. */
export interface Notice {
  readonly key: MessageKey;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** All that a pad shows. Immutable; what can be derived from it is in derive.ts. */
export interface PadState {
  /** In display order. */
  readonly labels: readonly string[];
  readonly disabled: boolean;

  readonly camera: 'off' | 'opening' | 'live';
  /** Where the picture comes from, or would come from once it is opened. */
  readonly source: PictureSource;
  readonly mirrored: boolean;
  /** Whether the camera says which way it faces. */
  readonly facing: boolean;
  readonly cameras: readonly CameraDevice[];
  readonly cameraId: string;

  readonly classifier: 'none' | 'loading' | 'loaded';
  /** Of loading, 0 to 1. */
  readonly progress: number;
  /** Whether the classifier can predict. */
  readonly trained: boolean;
  /** Whether it could before anything was taught. */
  readonly starter: boolean;
  readonly samples: readonly Sample<string>[];
  /** The label that is being held down, null for none. */
  readonly holding: string | null;
  /** The label whose samples are listed. */
  readonly shown: string;
  /** How many steps can be undone. */
  readonly undoable: number;

  readonly training: TrainingState | null;
  readonly report: TrainReport<string> | null;

  readonly predicting: boolean;
  readonly prediction: Prediction<string> | null;
  /** What would help the prediction, null for nothing. */
  readonly hint: Hint | null;
  /** The label held up, '' for none. */
  readonly value: string;

  /** What stops the pad, until a retry. */
  readonly error: Error | null;
  readonly notice: Notice | null;
  /** The latest news for people who can't see the pad. */
  readonly said: Notice | null;
}

/** A training that runs. */
export interface TrainingState {
  /** Automatic training after a sample: quick, and not worth a mention. */
  readonly quiet: boolean;
  readonly epoch: EpochReport | null;
  /** The loss of each epoch so far. */
  readonly losses: readonly number[];
}

/** A pad nobody has touched. */
export function initialState(labels: readonly string[]): PadState {
  return {
    labels,
    disabled: false,
    camera: 'off',
    source: 'camera',
    mirrored: true,
    facing: false,
    cameras: [],
    cameraId: '',
    classifier: 'none',
    progress: 0,
    trained: false,
    starter: false,
    samples: [],
    holding: null,
    shown: labels[0] ?? '',
    undoable: 0,
    training: null,
    report: null,
    predicting: false,
    prediction: null,
    hint: null,
    value: '',
    error: null,
    notice: null,
    said: null,
  };
}
