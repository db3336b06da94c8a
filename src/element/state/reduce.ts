import type { Knowledge, PadEvent } from './pad-event.js';
import type { Notice, PadState } from './pad-state.js';

/** The state after an event. Pure. */
export function reduce(state: PadState, event: PadEvent): PadState {
  switch (event.type) {
    case 'labels':
      return withLabels({ ...state, report: null }, event.labels);
    case 'disabled':
      return { ...state, disabled: event.disabled, holding: null };
    case 'source':
      return state.camera === 'off' ? { ...state, source: event.source } : state;
    case 'camera-opening':
      return { ...state, camera: 'opening', source: event.source, error: null, notice: null };
    case 'camera-live':
      return {
        ...state,
        camera: 'live',
        mirrored: event.mirrored,
        cameraId: event.cameraId,
        facing: event.facing,
        said: state.classifier === 'loaded' ? readySaid(state) : LOADING,
      };
    case 'camera-off':
      if (state.camera === 'off') return state;
      return {
        ...withoutPrediction(state),
        camera: 'off',
        source: event.next,
        holding: null,
        // What never was on is not said to be off.
        said:
          state.camera === 'live'
            ? { key: state.source === 'camera' ? 'saidStopped' : 'saidEnded' }
            : state.said,
      };
    case 'cameras':
      return { ...state, cameras: event.cameras };
    case 'classifier-loading':
      return { ...state, classifier: 'loading', progress: 0, error: null };
    case 'progress':
      return { ...state, progress: event.fraction };
    case 'classifier-loaded': {
      const { labels } = event;
      const same =
        labels.length === state.labels.length && labels.every((label, i) => label === state.labels[i]);
      return {
        ...withLabels(state, labels),
        ...knowledge(event),
        classifier: 'loaded',
        progress: 1,
        report: same ? state.report : null,
        said: state.said === LOADING ? readySaid(state) : state.said,
      };
    }
    case 'classifier-gone':
      return {
        ...withoutPrediction(state),
        classifier: 'none',
        trained: false,
        starter: false,
        training: null,
        report: null,
      };
    case 'samples':
      return {
        ...state,
        ...knowledge(event),
        notice: null,
        report: event.samples.length > 0 ? state.report : null,
      };
    case 'hold':
      return { ...state, holding: event.label, shown: event.label ?? state.shown };
    case 'taken': {
      // Samples are counted aloud once a button is let go, not one by one.
      const { label } = event;
      const n = state.samples.filter((sample) => sample.label === label).length;
      return { ...state, said: { key: 'saidTaken', values: { label, n } } };
    }
    case 'show':
      return { ...state, shown: event.label };
    case 'undoable':
      return { ...state, undoable: event.steps };
    case 'train':
      return { ...state, training: { quiet: event.quiet, epoch: null, losses: [] }, notice: null };
    case 'epoch': {
      const { training } = state;
      if (!training) return state;
      return {
        ...state,
        training: { ...training, epoch: event.epoch, losses: [...training.losses, event.epoch.loss] },
      };
    }
    case 'train-end': {
      const { report } = event;
      const loud = report && !state.training?.quiet;
      const said = loud ? trainedSaid(report.accuracy) : state.said;
      return { ...state, ...knowledge(event), training: null, report: report ?? state.report, said };
    }
    case 'predict':
      return { ...state, predicting: true, error: null, notice: null };
    case 'prediction':
      return state.predicting ? { ...state, prediction: event.prediction } : state;
    case 'hint':
      return { ...state, hint: event.hint, said: event.hint ? { key: event.hint } : state.said };
    case 'predict-end':
      return withoutPrediction(state);
    case 'value':
      return { ...state, value: event.value, said: valueSaid(event.value) };
    case 'error':
      return { ...withoutPrediction(state), error: event.error, holding: null, notice: null };
    case 'notice':
      return { ...state, notice: event.notice, said: event.notice };
    case 'said':
      return { ...state, notice: null, said: event.said };
  }
}

/** The picture is there, and the model on its way. */
const LOADING: Notice = { key: 'loadingModel' };

function readySaid({ source }: PadState): Notice {
  return { key: source === 'camera' ? 'saidReady' : 'saidPlaying' };
}

function knowledge({ samples, trained, starter }: Knowledge): Knowledge {
  return { samples, trained, starter };
}

function withoutPrediction(state: PadState): PadState {
  return { ...state, predicting: false, prediction: null, hint: null };
}

/** Of one sample a label, none can be left out to be judged by the others. */
function trainedSaid(accuracy: number): Notice {
  return Number.isNaN(accuracy) ? { key: 'reportEarly' } : { key: 'saidTrained', values: { accuracy } };
}

function valueSaid(value: string): Notice {
  return value === '' ? { key: 'saidNothing' } : { key: 'saidHeld', values: { label: value } };
}

/** A value or a choice that the new labels don't have is dropped. */
function withLabels(state: PadState, labels: readonly string[]): PadState {
  return {
    ...state,
    labels,
    shown: labels.includes(state.shown) ? state.shown : (labels[0] ?? ''),
    value: labels.includes(state.value) ? state.value : '',
    holding: null,
  };
}
