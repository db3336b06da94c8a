import type { Sample } from '../../samples/sample.js';
import { CameraError, type CameraProblem } from '../../frame/camera-error.js';
import type { PadPhase, PadState } from './pad-state.js';

/** The pad in one word. What the person has to act on comes first. */
export function phaseOf(state: PadState): PadPhase {
  if (state.error) return 'error';
  if (state.camera === 'opening' || state.classifier === 'loading') return 'loading';
  if (state.training && !state.training.quiet) return 'training';
  if (state.predicting) return 'predicting';
  return state.camera === 'live' && state.classifier === 'loaded' ? 'ready' : 'idle';
}

/** How many samples each label has, in label order. */
export function countsOf(state: PadState): ReadonlyMap<string, number> {
  const counts = new Map(state.labels.map((label) => [label, 0]));
  for (const { label } of state.samples) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

/** The samples of one label, newest first. */
export function samplesOf(state: PadState, label: string): readonly Sample<string>[] {
  return state.samples.filter((sample) => sample.label === label).reverse();
}

/** Whether a sample can be taken now. */
export function canCapture(state: PadState): boolean {
  return state.camera === 'live' && state.classifier === 'loaded' && !state.disabled;
}

/** Whether there is something to learn: samples of two labels to tell apart, or of one where others are known. */
export function canTrain(state: PadState): boolean {
  if (state.disabled || state.classifier !== 'loaded') return false;
  const first = state.samples[0];
  if (first === undefined) return false;
  return state.starter || state.samples.some(({ label }) => label !== first.label);
}

/**
 * Whether predicting can start, and the pad with it.
 * @param knows - Whether signs are known, or will be once there is a classifier.
 */
export function canPredict({ disabled, classifier, camera }: PadState, knows: boolean): boolean {
  return knows && !disabled && classifier !== 'loading' && camera !== 'opening';
}

/** What a clip in the camera's place helps with. */
const CLIP_HELPS: readonly CameraProblem[] = ['none', 'denied', 'busy', 'insecure', 'policy', 'unsupported'];

/** Whether the sample clip is worth offering: it shows digits, to who sees no picture of their own. */
export function offersSample({ camera, source, labels, error }: PadState): boolean {
  if (camera === 'live' || source !== 'camera' || !labels.some((label) => /^\d$/.test(label))) return false;
  return !error || (error instanceof CameraError && CLIP_HELPS.includes(error.problem));
}

/** Whether the last report says little: fewer than three samples for each label that has any. */
export function isEarly({ report }: PadState): boolean {
  if (!report || Number.isNaN(report.accuracy)) return true;
  const sums = report.confusion.map((row) => row.reduce((a, b) => a + b, 0)).filter((sum) => sum > 0);
  return sums.some((sum) => sum < 3);
}

/** Samples that the last report calls wrong and that are still there, worst first. */
export function suspectsOf(state: PadState): readonly Sample<string>[] {
  if (isEarly(state)) return [];
  const present = new Set(state.samples.map(({ id }) => id));
  return (state.report?.suspects ?? []).filter(({ id }) => present.has(id));
}

/** Two labels that are taken for each other. */
export interface Confusion {
  readonly truth: string;
  readonly taken: string;
  readonly count: number;
}

/** The pairs of labels that the last report confuses, worst first. */
export function confusionsOf(state: PadState): readonly Confusion[] {
  const { labels, report } = state;
  if (!report) return [];
  return report.confusion
    .flatMap((row, truth) =>
      row.map((count, taken) => ({ truth: labels[truth], taken: labels[taken], count })),
    )
    .filter(({ truth, taken, count }) => truth !== taken && count > 0)
    .sort((a, b) => b.count - a.count);
}
