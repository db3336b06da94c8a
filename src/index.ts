export { GestureError, type GestureErrorCode } from './errors.js';

export { GestureClassifier } from './classifier/gesture-classifier.js';
export type { AbortOptions } from './abort.js';
export type { ArchiveSource, LoadOptions } from './classifier/open-archive.js';
export type { LoadedFrom } from './classifier/open-file.js';
export type { Merged, MergeOptions } from './classifier/merge.js';
export type { BackendChoice, FastestOf } from './classifier/backend-choice.js';
export type { GestureClassifierOptions } from './classifier/options.js';
export type { Digit } from './digits.js';
export type { LabelScore, Prediction } from './classifier/prediction.js';
export type { PredictStreamOptions } from './classifier/stream-options.js';
export type { TrainOptions } from './classifier/train-options.js';
export type { TrainReport } from './classifier/train-report.js';

export { CameraError, type CameraProblem } from './frame/camera-error.js';
export { listCameras, watchCameras, type CameraDevice } from './frame/camera-list.js';
export { openCamera, type Camera, type FacingMode, type OpenCameraOptions } from './frame/camera.js';
export type { FrameSource, PixelFrame } from './frame/frame-source.js';
export type { FrameStream } from './frame/frames.js';
export type { Square, View } from './frame/view.js';

export type {
  Backbone,
  BackboneContext,
  BackbonePlugin,
  BackboneReader,
  NetworkArray,
  Reading,
  SavedNetwork,
  SameGesture,
} from './backbone/backbone.js';
export type { HandRegion } from './backbone/hand-region.js';
export { hand, type HandOptions } from './backbone/hand/hand.js';
export { mobilenet, type MobilenetOptions } from './backbone/mobilenet/mobilenet.js';
export type { ModelLoader } from './backbone/mobilenet/model-files.js';

export type { Sample, StoredSample } from './samples/sample.js';

export type {
  BatchReport,
  EpochReport,
  Head,
  HeadContext,
  HeadPlugin,
  HeadTraining,
  HeadTrainOptions,
  Prior,
  SavedArray,
  SavedHead,
  TrainedHead,
  TrainingSet,
} from './head/head.js';

export { leastSquares, type LeastSquaresOptions } from './head/least-squares/least-squares.js';
export { mlp } from './head/mlp/mlp.js';
export type { MlpOptions } from './head/mlp/recipe.js';

export type { BackendPlugin, Engine, RunningBackend } from './backends/backend.js';
export type { BackendTiming, BackendTimings } from './backends/timings.js';
export { wasm, type WasmOptions } from './backends/wasm.js';
export { webgl, type WebglOptions } from './backends/webgl.js';
