import { ARCHIVE_TYPE } from '../archive/archive.js';
import type { Reading } from '../backbone/backbone.js';
import { GestureError } from '../errors.js';
import type { FrameSource } from '../frame/frame-source.js';
import { closeFrame, takeFrame } from '../frame/travelling-frame.js';
import { LabelBook } from '../samples/label-book.js';
import type { Relabelling } from '../samples/relabelling.js';
import { atHand, type KeptSample } from '../samples/kept-sample.js';
import type { StoredSample } from '../samples/sample.js';
import { archiveOf } from './archive-of.js';
import type { Parts } from './assemble.js';
import { checkFeatures, checkScores } from './check-numbers.js';
import type { Core, Gaze, NewSample, OpeningFacts, Sight } from './core.js';
import type { Verdict } from './prediction.js';
import { notTrained } from './not-trained.js';
import { onDevice } from './reader.js';
import type { TrainOptions } from './train-options.js';
import type { TrainReport } from './train-report.js';

/** Works in the thread of whoever calls it. */
export class LocalCore<L extends string> implements Core<L> {
  readonly #parts: Parts<L>;
  readonly #book: LabelBook<L>;
  #sensitivity: number;
  /** Samples whose features are still being fetched, and what has to wait for them. Never rejects. */
  #arriving: Promise<void> | null = null;
  /** Why samples never arrived, until somebody was told. */
  #failure: { readonly error: unknown } | null = null;

  constructor(parts: Parts<L>) {
    this.#parts = parts;
    this.#book = new LabelBook(parts.store.labels);
    this.#sensitivity = parts.settings.sensitivity;
  }

  get backend(): string {
    return this.#parts.engine.backend;
  }

  get isTrained(): boolean {
    return this.#parts.trainer.trained !== null;
  }

  /** As it was put together. */
  get facts(): OpeningFacts<L> {
    const { settings, trainer, backbone, store, backendTimings } = this.#parts;
    const { labels, sensitivity, loadedFrom } = settings;
    const { id, dimensions } = backbone;
    const starterLabels = labels.filter((_, i) => trainer.prior?.targets.includes(i));
    return {
      ...{ labels, starterLabels, sensitivity, backendTimings, loadedFrom },
      backbone: { id, dimensions },
      samples: store.samples,
    };
  }

  async look(frame: FrameSource, gaze: Gaze, signal: AbortSignal): Promise<Sight> {
    const reading = await this.#read(frame, gaze, signal);
    const [edition, verdict] = await this.#judge(reading);
    return { verdict, edition, ...(reading.hand && { hand: reading.hand }) };
  }

  closeStream(stream: number): void {
    this.#parts.reader.close(stream);
  }

  async add(
    frame: FrameSource,
    { id, label, edition }: NewSample<L>,
    gaze: Gaze,
    signal: AbortSignal,
  ): Promise<StoredSample<L>> {
    const { store, lifetime } = this.#parts;
    const { features } = await this.#read(frame, gaze, signal);
    // Changes of labels that were made before may still be waiting.
    if (this.#arriving) await this.#arriving;
    lifetime.check(signal);
    if (!features) {
      throw new GestureError('no-hand', 'No hand was found in this frame: show the whole hand, well lit.');
    }
    checkFeatures(features, this.#parts.backbone);
    return store.add(features, this.#book.now(label, edition), id);
  }

  remove(ids: readonly string[]): void {
    const { store, trainer } = this.#parts;
    this.#inTurn(() => {
      for (const id of ids) store.remove(id);
      trainer.forget();
    });
  }

  restore(samples: readonly KeptSample<L>[]): void {
    const { store } = this.#parts;
    this.#inTurn(() => {
      const stored = atHand(samples);
      if (stored instanceof Promise) return stored.then((fetched) => store.restore(fetched));
      return store.restore(stored);
    });
  }

  relabel(change: Relabelling<L>): void {
    const { store, trainer } = this.#parts;
    const late = this.#arriving !== null;
    this.#inTurn(() => {
      const { labels, size } = store;
      try {
        trainer.relabel(change, labels.length);
      } catch (error) {
        // A head of somebody's own. Nothing is changed, unless the caller has gone on with the new labels.
        if (!late) throw error;
        trainer.relabel(change, labels.length, false);
        this.#failure = { error };
      }
      store.relabel(change);
      if (store.size < size) trainer.forget();
      this.#book.turn(change);
    });
  }

  setSensitivity(value: number): void {
    this.#sensitivity = value;
  }

  /** @param ready - Awaited once all is learnt, before it counts: the last chance for an abort to come through. */
  async train(options: TrainOptions, ready?: () => Promise<unknown>): Promise<TrainReport<L>> {
    if (this.#isUnsettled) await this.#settled();
    return this.#parts.trainer.train(options, ready);
  }

  async save(): Promise<Blob> {
    if (this.#isUnsettled) await this.#settled();
    const archive = await archiveOf(this.#parts, this.#sensitivity);
    const { writeArchive } = await import('../archive/write-archive.js');
    const bytes = await writeArchive(archive);
    return new Blob([bytes], { type: ARCHIVE_TYPE });
  }

  async exportModel(name: string): Promise<Blob> {
    if (this.#isUnsettled) await this.#settled();
    if (!this.isTrained) throw notTrained();
    const archive = await archiveOf(this.#parts, this.#sensitivity);
    const network = this.#parts.backbone.network?.();
    const { writeModel } = await import('../archive/teachable-machine/write-model.js');
    const backbone = { ...archive.backbone, ...(network && { network }) };
    return new Blob([writeModel({ ...archive, backbone }, name)], { type: 'application/zip' });
  }

  dispose(): void {
    const { lifetime, trainer, backbone, store } = this.#parts;
    if (!lifetime.end()) return;
    trainer.dispose();
    backbone.dispose();
    store.clear();
  }

  /**
   * A picture that is looked at several times is one of our own: what belongs to the caller may be drawn over or closed
   * meanwhile.
   */
  async #read(frame: FrameSource, gaze: Gaze, signal: AbortSignal): Promise<Reading> {
    const { reader } = this.#parts;
    if (!gaze.still) return reader.read(frame, gaze, signal);
    const own = await takeFrame(frame);
    try {
      return await reader.read(own, gaze, signal);
    } finally {
      closeFrame(own);
    }
  }

  /** Gives the edition of the labels as well that the verdict speaks of. */
  async #judge({ features, hand }: Reading): Promise<[number, Verdict]> {
    const { engine, backbone, trainer, lifetime } = this.#parts;
    // Changes of labels that were made before may still be waiting.
    if (this.#arriving) await this.#arriving;
    // Of a hand that was not seen clearly, only what was known before looking is known.
    if (!features) return [this.#book.edition, { scores: null, unknown: hand ? 1 - this.#sensitivity : 1 }];
    checkFeatures(features, backbone);
    return onDevice(engine, async () => {
      lifetime.check();
      const { edition, labels } = this.#book;
      if (!trainer.trained) throw notTrained();
      const verdict = await trainer.trained.judge(features, this.#sensitivity);
      if (!engine.isLost) checkScores(verdict.scores!, labels.length, this.#parts.settings.head);
      return [edition, verdict];
    });
  }

  /** Changes samples: at once, unless some are still on their way. */
  #inTurn(change: () => Promise<void> | void): void {
    const changed = this.#arriving ? this.#arriving.then(change) : change();
    if (!changed) return;
    const arriving = changed
      .catch((error: unknown) => void (this.#failure = { error }))
      .then(() => {
        if (this.#arriving === arriving) this.#arriving = null;
      });
    this.#arriving = arriving;
  }

  /** Whether samples are on their way, or never arrived. */
  get #isUnsettled(): boolean {
    return this.#arriving !== null || this.#failure !== null;
  }

  /** Waits for samples that are on their way. Rejects once where some never arrived: after that, they are gone. */
  async #settled(): Promise<void> {
    if (this.#arriving) await this.#arriving;
    const failure = this.#failure;
    this.#failure = null;
    if (failure) throw failure.error;
  }
}
