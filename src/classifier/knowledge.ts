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
    const scores = await this.head.score(features);
    return { scores, unknown: this.familiarity?.unknown(features, sensitivity) ?? 0 };
  }

  /** All that {@link Knowledge.restore} needs to judge the same bit for bit. */
  async save(): Promise<SavedHead> {
    if (!this.familiarity) return this.head.save();
    const { joinSaved } = await import('../head/familiarity/saved-familiarity.js');
    return joinSaved(this.head, this.familiarity);
  }

  /**
   * The same for other labels; null where nothing is left that it knows, or its head can't.
   * @param from - For each new label, the index of the label it was before; null for a new one.
   */
  relabel(from: readonly (number | null)[]): Knowledge | null {
    const head = this.head.relabel?.(from);
    return head ? new Knowledge(head, this.familiarity?.relabel(from) ?? null) : null;
  }

  dispose(): void {
    this.head.dispose();
  }
}
