import type { Prediction } from '../../classifier/prediction.js';
import { HeldHint } from '../state/held-hint.js';
import type { Store } from '../state/store.js';

/** Tells the person before the camera what would help to see their hand better. */
export class Guide {
  readonly #store: Store;
  readonly #held = new HeldHint();
  #guide: typeof import('../../backbone/hand/guidance.js').guide | null = null;
  #before: Prediction<string> | null = null;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Begins anew, with another picture. */
  reset(): void {
    this.#held.reset();
    this.#before = null;
    import('../../backbone/hand/guidance.js').then(
      ({ guide }) => (this.#guide = guide),
      // People find out by themselves then.
      () => undefined,
    );
  }

  /** After each frame of that size. A video has nobody to guide. */
  read(prediction: Prediction<string>, width: number, height: number): void {
    const { source, holding, hint } = this.#store.state;
    if (!this.#guide || source !== 'camera') return;
    const guidance = this.#guide(prediction, this.#before, { width, height });
    this.#before = prediction;
    const next = this.#held.read(guidance, prediction, holding !== null);
    if (next !== undefined && next !== hint) this.#store.send({ type: 'hint', hint: next });
  }
}
