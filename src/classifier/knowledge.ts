import type { SameGesture } from '../backbone/backbone.js';
import type { Familiarity } from '../head/familiarity/familiarity.js';
import type { Head, SavedHead, TrainedHead, TrainingSet } from '../head/head.js';
import type { Verdict } from './prediction.js';

/** What a training leaves: a head that tells gestures from each other, and what tells them from all others. */
export class Knowledge {
  /**
   * @param familiarity - Null where the backbone doesn't say how far apart its vectors are: all are known then.
   */
  constructor(
    readonly head: TrainedHead,
    private readonly familiarity: Familiarity | null,
    private readonly use = new HeadUse(head),
  ) {}

  /** Joins a head that was just trained with what its samples tell. Disposes of the head where that is aborted. */
  static async of(
    head: TrainedHead,
    set: TrainingSet,
    usual: SameGesture | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Knowledge> {
    try {
      if (!usual) return new Knowledge(head, null);
      const { Familiarity } = await import('../head/familiarity/familiarity.js');
      return new Knowledge(head, await Familiarity.learn(set, head, usual, signal));
    } catch (error) {
      head.dispose();
      throw error;
    }
  }

  /** @throws Error that says what is wrong with it. */
  static async restore(saved: SavedHead, head: Head, dimensions: number): Promise<Knowledge> {
    const { headPart, readFamiliarity } = await import('../head/familiarity/saved-familiarity.js');
    const trained = await head.restore(headPart(saved));
    try {
      return new Knowledge(trained, readFamiliarity(saved, trained, dimensions));
    } catch (error) {
      trained.dispose();
      throw error;
    }
  }

  /** @param sensitivity - 0 to 1. See `GestureClassifierOptions.sensitivity`. */
  async judge(features: Float32Array, sensitivity: number): Promise<Verdict> {
    return this.use.during(async () => {
      const scores = await this.head.score(features);
      return { scores, unknown: this.familiarity?.unknown(features, sensitivity) ?? 0 };
    });
  }

  /** All that {@link Knowledge.restore} needs to judge the same bit for bit. */
  async save(): Promise<SavedHead> {
    const { familiarity, head } = this;
    if (!familiarity) return head.save();
    return this.use.during(async () => {
      const { joinSaved } = await import('../head/familiarity/saved-familiarity.js');
      return joinSaved(head, familiarity);
    });
  }

  /**
   * The same for other labels; null where nothing is left that it knows, or its head can't.
   * @param from - For each new label, the index of the label it was before; null for a new one.
   */
  relabel(from: readonly (number | null)[]): Knowledge | null {
    const head = this.head.relabel?.(from);
    if (!head) return null;
    // A head may say that it serves as it is.
    const use = head === this.head ? this.use : new HeadUse(head);
    return new Knowledge(head, this.familiarity?.relabel(from) ?? null, use);
  }

  /** Once nobody uses it any more: what was asked of it before is answered. */
  dispose(): void {
    this.use.end();
  }
}

/** Who uses a head, so that it isn't disposed of under their hands. */
class HeadUse {
  #users = 0;
  #over = false;

  constructor(private readonly head: TrainedHead) {}

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#users++;
    try {
      return await work();
    } finally {
      this.#users--;
      if (this.#over && this.#users === 0) this.head.dispose();
    }
  }

  end(): void {
    if (this.#over) return;
    this.#over = true;
    if (this.#users === 0) this.head.dispose();
  }
}
