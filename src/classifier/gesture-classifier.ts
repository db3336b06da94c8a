import type { BackendTimings } from '../backends/timings.js';
import type { Digit } from '../digits.js';
import type { FrameSource } from '../frame/frame-source.js';
import type { FrameStream } from '../frame/frames.js';
import type { Relabelling } from '../samples/relabelling.js';
import type { Sample } from '../samples/sample.js';
import type { AbortOptions } from '../abort.js';
import { addSample } from './add-sample.js';
import { checkSamples, idOf } from './check-samples.js';
import type { Opened } from './core.js';
import { toLabels, toName } from './label-change.js';
import type { Merged, MergeOptions } from './merge.js';
import { notTrained } from './not-trained.js';
import type { ArchiveSource, LoadOptions } from './open-archive.js';
import type { LoadedFrom } from './open-file.js';
import type { GestureClassifierOptions } from './options.js';
import type { Prediction } from './prediction.js';
import { checkSensitivity } from './sensitivity.js';
import type { PredictStreamOptions } from './stream-options.js';
import type { TrainOptions } from './train-options.js';
import type { TrainReport } from './train-report.js';

/** Missing in older Safari, where `using` is missing too. */
const DISPOSE: typeof Symbol.dispose = Symbol.dispose ?? Symbol.for('Symbol.dispose');

/**
 * Learns hand gestures from labelled frames and recognises them: pixels → backbone → features → head → label.
 *
 * Calls may overlap. Trainings run one after the other; each uses the samples there are when its turn comes, so samples added
 * or removed meanwhile count in the next one. While one runs, predictions come from the head before it. When a device is lost
 * (a WebGL context), what was under way is done again on the next backend: no sample and no training is lost.
 *
 * The work is done in a worker where there can be one. Should that stop, what was under way rejects with GestureError
 * 'worker-stopped'; the next call starts another one, with all samples, which learns again what was learnt.
 * Nothing leaves the device: the only requests are for the code, the WebAssembly binaries and the model.
 */
export class GestureClassifier<L extends string = Digit> {
  /** What is the same for good. */
  readonly #opened: Opened<L>;
  #sensitivity: number;

  private constructor(opened: Opened<L>) {
    // In JavaScript nothing else keeps people from `new`, and it would fail later and less clearly.
    if (!opened) throw new TypeError('Make one with GestureClassifier.create() or GestureClassifier.load().');
    this.#opened = opened;
    this.#sensitivity = opened.sensitivity;
  }

  /**
   * Starts a backend and loads the backbone and the starter.
   * @throws `TypeError` for a wrong option; GestureError 'backend-unavailable' or 'model-unavailable', 'invalid-archive'
   * for a starter that can't be read or doesn't fit.
   */
  static async create<const L extends string = Digit>(
    options: GestureClassifierOptions<L> = {},
  ): Promise<GestureClassifier<L>> {
    const { openNew } = await import('./open-core.js');
    return new GestureClassifier(await openNew(options));
  }

  /**
   * Restores what {@link GestureClassifier.save} wrote: labels in order, samples, and a head that predicts the same
   * bit for bit on the same backend. Backbone and head must be those it was saved with. Default: those the file names.
   * @param source - The file, its bytes, or its URL; likewise the zip of a model of Teachable Machine's, which brings its
   * network, the URL of its model.json, or its three files.
   * @throws GestureError 'invalid-archive' with the reason; else as {@link GestureClassifier.create}.
   */
  static async load<L extends string = Digit>(
    source: ArchiveSource | readonly File[],
    options: LoadOptions = {},
  ): Promise<GestureClassifier<L>> {
    const { openSaved } = await import('./open-core.js');
    return new GestureClassifier(await openSaved<L>(source, options));
  }

  /** What it came from: a `.gesture` file, a model of Teachable Machine, or null for neither. */
  get loadedFrom(): LoadedFrom | null {
    return this.#opened.loadedFrom;
  }

  /** In display order. */
  get labels(): readonly L[] {
    return this.#opened.book.labels;
  }

  /** Name of the backend that runs: 'webgl', 'wasm', … Changes when a device is lost. */
  get backend(): string {
    return this.#opened.core.backend;
  }

  /** Whether the work is done in a worker, so that the page never waits; see `GestureClassifierOptions.worker`. */
  get inWorker(): boolean {
    return this.#opened.inWorker;
  }

  /**
   * How fast each backend read a frame on this device, where `backends: 'fastest'` was asked for; null otherwise. Kept
   * in this browser (IndexedDB) for 30 days, for as long as version, backbone, candidates and device stay the same.
   */
  get backendTimings(): BackendTimings | null {
    return this.#opened.backendTimings;
  }

  /** The labels that are known without samples, from the starter, in label order. */
  get starterLabels(): readonly L[] {
    return this.#opened.book.still(this.#opened.starterLabels);
  }

  /**
   * Whether there is a head that can predict. Removing samples doesn't untrain it; once all are gone, it is the starter
   * that predicts, if there is one.
   */
  get isTrained(): boolean {
    return this.#opened.core.isTrained;
  }

  /**
   * How readily a hand is taken for one of the gestures, 0 to 1; see `GestureClassifierOptions.sensitivity`. May be
   * set at any time: it counts from the next frame on, and is kept by `save`.
   * @throws `TypeError` when set to anything else.
   */
  get sensitivity(): number {
    return this.#sensitivity;
  }
  /** Counts from the next frame on. */
  set sensitivity(value: number) {
    this.#sensitivity = checkSensitivity(value);
    if (!this.#opened.lifetime.signal.aborted) this.#opened.core.setSensitivity(value);
  }

  /** All samples, oldest first. The array is a snapshot. */
  get samples(): readonly Sample<L>[] {
    return this.#opened.samples.samples;
  }

  /** Samples of each label, in label order. A Map, because plain objects reorder digit-like keys. */
  get sampleCounts(): ReadonlyMap<L, number> {
    return this.#opened.samples.counts;
  }

  /**
   * Takes one sample of a frame. It counts from the next training on.
   * @throws `TypeError` for a label that is none of `labels` or a source that can't be read; GestureError 'no-hand'
   * when the backbone looks for a hand and finds none, 'disposed'.
   */
  addSample(source: FrameSource, label: L, options: AbortOptions = {}): Promise<Sample<L>> {
    return addSample(this.#opened, source, label, options);
  }

  /**
   * Removes a sample, given itself or its id. It counts no more from the next training on.
   * @returns Whether it was there. @throws GestureError 'disposed'.
   */
  removeSample(sample: Sample<L> | string): boolean {
    this.#opened.lifetime.check();
    const removed = this.#opened.samples.remove(idOf(sample));
    if (removed) this.#opened.core.remove([removed.id]);
    return removed !== undefined;
  }

  /**
   * Removes all samples, or those of one label.
   * @throws `TypeError` for a label that is none of `labels`; GestureError 'disposed'.
   */
  clearSamples(label?: L): void {
    this.#opened.lifetime.check();
    // By their ids: a sample that is being taken stays, whoever of us hears of it first.
    this.#opened.core.remove(this.#opened.samples.clear(label).map(({ id }) => id));
  }

  /**
   * Puts back samples that were removed, where they were; or those of another classifier with the same backbone, at
   * the end. All or none. They count from the next training on.
   * @param samples - As they were in `samples`: they carry their features along.
   * @throws `TypeError` for a sample that is there already, has another label, or is not as it was in `samples`;
   * GestureError 'disposed'.
   */
  restoreSamples(samples: readonly Sample<L>[]): void {
    this.#opened.lifetime.check();
    const kept = checkSamples(samples, this.#opened.backbone.dimensions);
    this.#opened.samples.restore(kept);
    this.#opened.core.restore(kept);
  }

  /**
   * Calls a label something else. All else stays as it is: samples, what was learnt, what the starter knows.
   * @returns This classifier, with the type of its labels now.
   * @throws `TypeError` for a label that is none of `labels`, or a name that is none or taken; GestureError 'disposed'.
   */
  renameLabel<F extends L, const T extends string>(label: F, name: T): GestureClassifier<Exclude<L, F> | T> {
    return this.#turn(toName(this.labels, label, name) as Relabelling<Exclude<L, F> | T>);
  }

  /**
   * Has these labels from now on, in this order. Those it had before keep their samples, and are recognised at once as
   * before. Those that are left out go with their samples, and the others share their scores. New ones are known once
   * they have samples and it was trained.
   * @param labels - As in `GestureClassifierOptions.labels`.
   * @returns This classifier, with the type of its labels now.
   * @throws `TypeError` that says what is wrong with the labels; GestureError 'disposed'.
   */
  setLabels<const M extends string>(labels: readonly M[]): GestureClassifier<M> {
    return this.#turn(toLabels(this.labels, labels));
  }

  /**
   * Brings in the samples of a `.gesture` file, or of what `exportSamples` wrote, under their labels. Those whose id is
   * there already stay as they are here. They count from the next training on.
   * @returns The samples that are new. @throws `TypeError` for a wrong option or what is no source; GestureError
   * 'invalid-archive' for another backbone, or labels that are none of `labels` unless they may be added; 'disposed'.
   */
  async merge<O extends MergeOptions>(source: ArchiveSource, options = {} as O): Promise<Merged<L, O>> {
    this.#opened.lifetime.enter('merge', options);
    const { merge } = await import('./merge.js');
    return (await merge(this, this.#opened, source, options)) as Merged<L, O>;
  }

  /**
   * Trains on all samples, and on what the starter knows.
   * @throws GestureError 'not-enough-samples' unless two labels have samples or are known from the starter; `TypeError` for a wrong option.
   */
  async train(options: TrainOptions = {}): Promise<TrainReport<L>> {
    this.#opened.lifetime.enter('train', options);
    return this.#opened.lifetime.race(this.#opened.core.train(options));
  }

  /**
   * Recognises the gesture in one frame.
   * @throws `TypeError` for a source that can't be read; GestureError 'not-trained', 'disposed'.
   */
  async predict(source: FrameSource, options: AbortOptions = {}): Promise<Prediction<L>> {
    this.#opened.lifetime.enter('predict', options);
    if (!this.isTrained) throw notTrained();
    return this.#opened.recogniser.predict(source, options.signal);
  }

  /**
   * Recognises frame after frame of a video, a camera's stream or any async iterable. The latest frame wins: one
   * that arrives while another is read replaces any that waits. (An iterable that has its next frame ready at once
   * is read frame by frame.) Ends when the source ends; `break` ends it quietly; an abort rejects with the signal's
   * reason. From outside of the loop, end it by a signal: `return()` waits for the source's next frame, which may never
   * come. Frames of type `VideoFrame` from an iterable are closed after reading.
   * @throws As {@link GestureClassifier.predict}; also when the source fails.
   */
  async *predictStream(
    source: FrameStream,
    options: PredictStreamOptions = {},
  ): AsyncGenerator<Prediction<L>, void, undefined> {
    this.#opened.lifetime.enter('predictStream', options);
    if (!this.isTrained) throw notTrained();
    yield* this.#opened.recogniser.predictStream(source, options);
  }

  /**
   * Writes everything into one portable file (a zip, MIME type application/x-digit-gesture+zip, extension .gesture):
   * labels, samples (no pictures), the starter, and the trained head. @throws `TypeError` for what `load` would refuse; 'disposed'.
   */
  async save(): Promise<Blob> {
    this.#opened.lifetime.check();
    return this.#opened.lifetime.race(this.#opened.core.save());
  }

  /** All samples, oldest first, as JSON lines (MIME type application/jsonl), for programs of your own. `merge` reads them again. */
  async exportSamples(options: AbortOptions = {}): Promise<Blob> {
    this.#opened.lifetime.enter('exportSamples', options);
    const { exportLines } = await import('./export-lines.js');
    return exportLines(this.#opened, options.signal);
  }

  /**
   * Writes what `mlp()` learnt on `mobilenet({ modelUrl })` as an image model of Teachable Machine: a zip of model.json, weights.bin
   * and metadata.json (which has `modelName`), no samples. @throws `TypeError` for other parts; GestureError 'not-trained', 'disposed'.
   */
  async exportTeachableMachine({ modelName = 'digit-gesture' } = {}): Promise<Blob> {
    this.#opened.lifetime.check();
    return this.#opened.lifetime.race(this.#opened.core.exportModel(modelName));
  }

  /** Frees every tensor, and ends all that is under way. Safe to call twice; other methods then reject or throw 'disposed'. */
  dispose(): void {
    if (!this.#opened.lifetime.end()) return;
    this.#opened.core.dispose();
    this.#opened.samples.clear();
  }

  /** For `using` declarations. */
  [DISPOSE](): void {
    this.dispose();
  }

  #turn<M extends string>(change: Relabelling<M>): GestureClassifier<M> {
    this.#opened.lifetime.check();
    const turned = this as unknown as GestureClassifier<M>;
    // First what may throw: a head of somebody's own.
    turned.#opened.core.relabel(change);
    turned.#opened.samples.relabel(change);
    turned.#opened.book.turn(change);
    return turned;
  }
}
