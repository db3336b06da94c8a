import type { HandRegion } from '../backbone/hand-region.js';
import type { Digit } from '../digits.js';

/** A label with the probability that it is the one shown. */
export interface LabelScore<L extends string> {
  /** One of the classifier's labels. */
  readonly label: L;
  /** 0 to 1. */
  readonly score: number;
}

/** What is shown in a frame. */
export interface Prediction<L extends string = Digit> {
  /** null: no known gesture (no hand, or one that resembles nothing taught). */
  readonly label: L | null;
  /**
   * 0 to 1: calibrated probability that `label` is right; of null, that nothing known is shown. Calibrated for a hand
   * that shows a gesture nobody taught about as often as `sensitivity` says.
   */
  readonly confidence: number;
  /** One per label, in label order, summing to 1. All alike where nothing could be read. */
  readonly scores: readonly LabelScore<L>[];
  /** When the frame was read, in milliseconds on the clock of `performance.now()`. */
  readonly timestamp: number;
  /** Where the hand is, in source pixels, when the backbone finds hands. */
  readonly hand?: HandRegion;
}

/** What a head and a backbone say of one frame, before it is put into words. */
export interface Verdict {
  /** One score per label, summing to 1; null where there was nothing to score. */
  readonly scores: Float32Array | null;
  /** Probability that nothing known is shown, 0 to 1. */
  readonly unknown: number;
}

/** The prediction that a verdict amounts to: nothing known where that is likelier than not. */
export function toPrediction<L extends string>(
  labels: readonly L[],
  { scores, unknown }: Verdict,
  timestamp: number,
  hand: HandRegion | undefined,
): Prediction<L> {
  const values = scores ?? new Float32Array(labels.length).fill(1);
  const sum = values.reduce((total, value) => total + value, 0);
  const listed = labels.map((label, i) => ({ label, score: sum > 0 ? values[i] / sum : 1 / labels.length }));
  const best = listed.reduce((a, b) => (b.score > a.score ? b : a));
  const known = scores !== null && unknown <= 0.5;
  return {
    label: known ? best.label : null,
    confidence: known ? best.score * (1 - unknown) : unknown,
    scores: listed,
    timestamp,
    ...(hand && { hand }),
  };
}
