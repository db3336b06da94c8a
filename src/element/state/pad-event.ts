import type { CameraDevice } from '../../frame/camera-list.js';
import type { Hint, Notice, PictureSource } from './pad-state.js';
import type { EpochReport } from '../../head/head.js';
import type { Prediction } from '../../classifier/prediction.js';
import type { Sample } from '../../samples/sample.js';
import type { TrainReport } from '../../classifier/train-report.js';

/** What a classifier knows, as it is now. */
export interface Knowledge {
  readonly samples: readonly Sample<string>[];
  readonly trained: boolean;
  /** Whether labels are known without samples. */
  readonly starter: boolean;
}

/** Everything that can happen to a pad. */
export type PadEvent =
  | { readonly type: 'labels'; readonly labels: readonly string[] }
  | { readonly type: 'disabled'; readonly disabled: boolean }
  | { readonly type: 'source'; readonly source: PictureSource }
  | { readonly type: 'camera-opening'; readonly source: PictureSource }
  | {
      readonly type: 'camera-live';
      readonly mirrored: boolean;
      readonly cameraId: string;
      readonly facing: boolean;
    }
  | { readonly type: 'camera-off'; readonly next: PictureSource }
  | { readonly type: 'cameras'; readonly cameras: readonly CameraDevice[] }
  | { readonly type: 'classifier-loading' }
  | { readonly type: 'progress'; readonly fraction: number }
  | ({ readonly type: 'classifier-loaded'; readonly labels: readonly string[] } & Knowledge)
  | { readonly type: 'classifier-gone' }
  | ({ readonly type: 'samples' } & Knowledge)
  | { readonly type: 'hold'; readonly label: string | null }
  | { readonly type: 'taken'; readonly label: string }
  | { readonly type: 'show'; readonly label: string }
  | { readonly type: 'undoable'; readonly steps: number }
  | { readonly type: 'train'; readonly quiet: boolean }
  | { readonly type: 'epoch'; readonly epoch: EpochReport }
  | ({ readonly type: 'train-end'; readonly report: TrainReport<string> | null } & Knowledge)
  | { readonly type: 'predict' }
  | { readonly type: 'prediction'; readonly prediction: Prediction<string> }
  | { readonly type: 'hint'; readonly hint: Hint | null }
  | { readonly type: 'predict-end' }
  | { readonly type: 'value'; readonly value: string }
  | { readonly type: 'error'; readonly error: Error }
  | { readonly type: 'notice'; readonly notice: Notice | null }
  | { readonly type: 'said'; readonly said: Notice };
