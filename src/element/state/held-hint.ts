import type { Guidance } from '../../backbone/hand/guidance.js';
import type { Prediction } from '../../classifier/prediction.js';
import { HeldLabel } from './held-label.js';
import type { Hint } from './pad-state.js';

/** What helps for less than this is not worth a word, in milliseconds. */
const WHILE = 600;
/** Who is recognised this surely needs no help, but may wonder which hand is meant. */
const SURE = 0.8;

/** What is said for each. Where there is no hand, the prediction asks for one. */
const HINTS: Readonly<Record<Guidance, Hint | null>> = {
  'no-hand': null,
  'move-closer': 'moveCloser',
  'hold-still': 'holdStill',
  'show-palm': 'showPalm',
  'one-hand': 'oneHand',
};

/** Turns what would help in each frame into a word that stays as long as it helps. */
export class HeldHint {
  readonly #held = new HeldLabel();

  /**
   * @param guidance - What would help in this frame.
   * @param taking - Whether samples are being taken: then a sure prediction says little.
   * @returns The hint to show, null for none, undefined for no change.
   */
  read(guidance: Guidance | null, prediction: Prediction<string>, taking: boolean): Hint | null | undefined {
    const fine = !taking && prediction.label !== null && prediction.confidence >= SURE;
    const hint = guidance && (!fine || guidance === 'one-hand') ? HINTS[guidance] : null;
    const held = this.#held.read(hint, prediction.timestamp, WHILE);
    return held === null ? undefined : ((held || null) as Hint | null);
  }

  /** Forgets what was seen so far. */
  reset(): void {
    this.#held.reset();
  }
}
