import { untilAborted } from '../../abort.js';
import { GestureClassifier } from '../../classifier/gesture-classifier.js';
import { GestureError } from '../../errors.js';
import { checkLabels } from '../parse-labels.js';
import type { Knowledge } from '../state/pad-event.js';
import type { Store } from '../state/store.js';
import { headNamed, loadPlugins, type ClassifierSettings } from './plugins.js';

/** A classifier of any labels. */
export type Classifier = GestureClassifier<string>;

/**
 * Owns the pad's classifier: makes it when it is first needed, or takes one that was assigned, and keeps what was
 * taught as a file while the pad is off the page, so that no tensor outlives it.
 */
export class ClassifierHolder {
  #current: Classifier | null = null;
  #own = true;
  /** Whether it could predict before anything was taught. */
  #bornTrained = false;
  #parked: Blob | Promise<Blob | null> | null = null;
  #pending: Promise<Classifier> | null = null;
  /** How many wait for what is pending. */
  #waiting = 0;
  #making = new AbortController();
  readonly #store: Store;
  readonly #settings: () => ClassifierSettings;
  readonly #onHead: (head: string) => void;
  readonly #onUnreadable: (error: GestureError) => void;

  /**
   * @param onHead - Called when a file was opened that has another head than the settings.
   * @param onUnreadable - Called when a file that waited can't be used, and a new classifier takes its place.
   */
  constructor(
    store: Store,
    settings: () => ClassifierSettings,
    onHead: (head: string) => void,
    onUnreadable: (error: GestureError) => void,
  ) {
    this.#store = store;
    this.#settings = settings;
    this.#onHead = onHead;
    this.#onUnreadable = onUnreadable;
  }

  get current(): Classifier | null {
    return this.#current;
  }

  /** Whether there is a classifier, or one is on its way or waits as a file. */
  get isTaken(): boolean {
    return this.#current !== null || this.#pending !== null || this.#parked !== null;
  }

  /** Makes the classifier where something waits for it as a file, unless it is aborted meanwhile. */
  async bringBack(signal?: AbortSignal): Promise<void> {
    if ((await this.#parked) && !signal?.aborted) await this.ensure();
  }

  /** What the classifier knows now. One that lost all its samples knows what it was born with. */
  knowledge(): Knowledge {
    const samples = this.#current?.samples ?? [];
    const trained = this.#current?.isTrained === true && (samples.length > 0 || this.#bornTrained);
    return { samples, trained, starter: (this.#current?.starterLabels.length ?? 0) > 0 };
  }

  /** The classifier, made now if there is none. Where all who wait for it have aborted, it is not made any further. */
  ensure(signal?: AbortSignal): Promise<Classifier> {
    if (this.#current) return Promise.resolve(this.#current);
    const making = (this.#pending ??= this.#make());
    this.#waiting++;
    return untilAborted(making, signal).finally(() => {
      if (--this.#waiting === 0 && this.#pending === making) this.#cancel();
    });
  }

  /** Takes somebody else's classifier, or goes back to one of its own. The same once more is looked at anew. */
  assign(classifier: Classifier | null): void {
    if (classifier === this.#current) return classifier ? this.#announce() : undefined;
    this.#cancel();
    this.#release();
    if (classifier) this.#take(classifier, false);
  }

  /** Makes the classifier as sensitive as the settings say; where they don't, as it is. */
  tune(): void {
    const { sensitivity } = this.#settings();
    if (this.#current && sensitivity !== null) this.#current.sensitivity = sensitivity;
  }

  /** Replaces the classifier by what a file holds; on failure nothing changes. */
  async open(file: Blob): Promise<Classifier> {
    const before = this.#store.state.classifier;
    this.#store.send({ type: 'classifier-loading' });
    try {
      const classifier = await this.#load(file, undefined);
      this.#cancel();
      this.#release();
      this.#take(classifier, true);
      return classifier;
    } catch (error) {
      if (this.#current) this.#announce();
      else this.#store.send({ type: before === 'loading' ? 'classifier-loading' : 'classifier-gone' });
      throw error;
    }
  }

  /** Has a file wait for when a classifier is needed; null is no file after all. */
  park(file: Promise<Blob | null>): void {
    this.#parked = file;
    void file.then((found) => {
      if (!found && this.#parked === file) this.#parked = null;
    });
  }

  /** Frees an own classifier and keeps what it was taught as a file. */
  async putAway(): Promise<void> {
    this.#cancel();
    const current = this.#current;
    if (!current || !this.#own) return;
    this.#current = null;
    // Waits from now on, should the pad come back before the file is written.
    this.#parked = current.samples.length > 0 ? current.save().catch(() => null) : null;
    this.#store.send({ type: 'classifier-gone' });
    await this.#parked;
    current.dispose();
  }

  /**
   * Makes an own classifier anew, as the settings are now.
   * @param keep - Whether its samples still mean the same.
   * @throws A `TypeError` for labels that make no sense; then nothing changes.
   */
  async rebuild(keep: boolean): Promise<void> {
    if (!this.isTaken || (this.#current && !this.#own)) return;
    checkLabels(this.#settings().labels);
    // What waits as a file is brought back first: it has samples to keep.
    if (keep && !this.#current) await this.bringBack();
    // Nothing waited after all, and nobody has asked for a classifier yet.
    if (!this.isTaken) return;
    this.#cancel();
    const { labels } = this.#settings();
    const samples = keep ? (this.#current?.samples ?? []).filter(({ label }) => labels.includes(label)) : [];
    this.#release();
    const classifier = await this.ensure();
    if (samples.length === 0) return;
    classifier.restoreSamples(samples);
    this.#announce();
  }

  /** Ends the making of a classifier; it sends no more news. */
  #cancel(): void {
    this.#making.abort(new DOMException('The classifier is no longer needed.', 'AbortError'));
    this.#pending = null;
    if (!this.#current) this.#store.send({ type: 'classifier-gone' });
  }

  #release(): void {
    if (this.#own) this.#current?.dispose();
    this.#current = null;
    this.#parked = null;
    this.#store.send({ type: 'classifier-gone' });
  }

  async #make(): Promise<Classifier> {
    const { signal } = (this.#making = new AbortController());
    this.#store.send({ type: 'classifier-loading' });
    try {
      const parked = await this.#parked;
      const classifier = (parked && (await this.#unpark(parked, signal))) ?? (await this.#create(signal));
      if (signal.aborted) {
        classifier.dispose();
        throw signal.reason as Error;
      }
      this.#take(classifier, true);
      return classifier;
    } catch (error) {
      if (!signal.aborted) this.#store.send({ type: 'classifier-gone' });
      throw error;
    } finally {
      if (!signal.aborted) this.#pending = null;
    }
  }

  /** Null where the file can't be used: nobody chose it just now, so it must not stop the pad. */
  async #unpark(file: Blob, signal: AbortSignal): Promise<Classifier | null> {
    try {
      return await this.#load(file, signal);
    } catch (error) {
      if (!isInvalid(error)) throw error;
      this.#onUnreadable(error);
      return null;
    }
  }

  async #create(signal: AbortSignal): Promise<Classifier> {
    const settings = this.#settings();
    return GestureClassifier.create<string>({
      ...(await loadPlugins(settings)),
      labels: settings.labels,
      worker: settings.worker,
      ...(settings.starter && { starter: settings.starter === 'off' ? false : settings.starter }),
      signal,
      onProgress: this.#onProgress,
    });
  }

  /** With the head of the settings, or else with the other one, should the file have that. */
  async #load(file: Blob, signal: AbortSignal | undefined): Promise<Classifier> {
    const settings = this.#settings();
    const { head, worker } = settings;
    const plugins = await loadPlugins(settings);
    const options = { ...plugins, worker, onProgress: this.#onProgress, ...(signal && { signal }) };
    try {
      return await GestureClassifier.load<string>(file, options);
    } catch (error) {
      if (!isInvalid(error)) throw error;
      const other = head === 'mlp' ? 'least-squares' : 'mlp';
      const retry = GestureClassifier.load<string>(file, { ...options, head: await headNamed(other) });
      // What is wrong with it otherwise was said by the first error.
      const classifier = await retry.catch(() => Promise.reject(error));
      this.#onHead(other);
      return classifier;
    }
  }

  readonly #onProgress = (fraction: number) => this.#store.send({ type: 'progress', fraction });

  #take(classifier: Classifier, own: boolean): void {
    this.#current = classifier;
    this.#own = own;
    this.#parked = null;
    this.#bornTrained = classifier.isTrained;
    this.tune();
    this.#announce();
  }

  #announce(): void {
    const { labels } = this.#current!;
    this.#store.send({ type: 'classifier-loaded', labels, ...this.knowledge() });
  }
}

function isInvalid(error: unknown): error is GestureError {
  return error instanceof GestureError && error.code === 'invalid-archive';
}
