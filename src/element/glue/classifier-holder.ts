import { untilAborted } from '../../abort.js';
import { GestureClassifier } from '../../classifier/gesture-classifier.js';
import type { GestureError } from '../../errors.js';
import { checkLabels } from '../parse-labels.js';
import type { Sample } from '../../samples/sample.js';
import type { Knowledge } from '../state/pad-event.js';
import type { Store } from '../state/store.js';
import type { OpenedFile } from './load-file.js';
import { isInvalid } from './small-error.js';
import { loadPlugins, type ClassifierSettings } from './plugins.js';

/** A classifier of any labels. */
export type Classifier = GestureClassifier<string>;

/** What was taught, as it waits for its pad or its page. */
export interface Kept {
  readonly file: Blob;
  /** Those of the settings then: of a file that was opened, the pad had others. */
  readonly labels: readonly string[];
}

/**
 * Owns the pad's classifier: makes it when it is first needed, or takes one that was assigned, and keeps what was
 * taught as a file while the pad is off the page, so that no tensor outlives it.
 */
export class ClassifierHolder {
  #current: Classifier | null = null;
  #own = true;
  /** Whether it could predict before anything was taught. */
  #bornTrained = false;
  #parked: Promise<Kept | null> | null = null;
  /** Whether the settings became others since. */
  #isStale = false;
  /** Samples that are to come into the next classifier. */
  #moving: readonly Sample<string>[] = [];
  #pending: Promise<Classifier> | null = null;
  /** How many wait for what is pending. */
  #waiting = 0;
  #making = new AbortController();
  readonly #store: Store;
  readonly #settings: () => ClassifierSettings;
  readonly #onHead: (head: string) => void;
  readonly #onUnreadable: (error: GestureError) => void;
  readonly #onMoved: () => void;

  /**
   * @param onHead - Called with the head of a file that was opened.
   * @param onUnreadable - Called when a file that waited can't be used, and a new classifier takes its place.
   * @param onMoved - Called when samples came into a classifier that has yet to learn them.
   */
  constructor(
    store: Store,
    settings: () => ClassifierSettings,
    onHead: (head: string) => void,
    onUnreadable: (error: GestureError) => void,
    onMoved: () => void,
  ) {
    this.#store = store;
    this.#settings = settings;
    this.#onHead = onHead;
    this.#onUnreadable = onUnreadable;
    this.#onMoved = onMoved;
  }

  get current(): Classifier | null {
    return this.#current;
  }

  /** Whether there is a classifier, or one is on its way or waits as a file. */
  get isTaken(): boolean {
    return !!(this.#current ?? this.#pending ?? this.#parked) || this.#moving.length > 0;
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

  /**
   * Replaces the classifier by what a file holds; on failure nothing changes.
   * @param onReady - Called before it takes the other's place.
   */
  async open(file: Blob, onReady: () => void): Promise<Classifier> {
    const before = this.#store.state.classifier;
    this.#store.send({ type: 'classifier-loading' });
    try {
      const { classifier, head } = await this.#load(file, undefined);
      onReady();
      this.#cancel();
      this.#release();
      this.#take(classifier, true);
      this.#onHead(head);
      return classifier;
    } catch (error) {
      if (this.#current) this.#announce();
      else this.#store.send({ type: before === 'loading' ? 'classifier-loading' : 'classifier-gone' });
      throw error;
    }
  }

  /** Has something wait for when a classifier is needed; null is nothing after all. */
  park(kept: Promise<Kept | null>): void {
    this.#parked = kept;
    void kept.then((found) => {
      if (!found && this.#parked === kept) this.#parked = null;
    });
  }

  /**
   * After the settings became others while nobody needs a classifier.
   * @param keep - Whether the samples of what waits still mean the same.
   */
  outdate(keep: boolean): void {
    if (!keep) this.#parked = null;
    // Nothing else is: what is parked later is of the settings as they are then.
    else this.#isStale = this.#current ? this.#own : this.#parked !== null;
  }

  /** Frees an own classifier and keeps what it was taught as a file. */
  async putAway(): Promise<void> {
    this.#cancel();
    const current = this.#current;
    if (!current || !this.#own) return;
    // Waits from now on, should the pad come back before the file is written.
    this.#parked = current.samples.length > 0 ? this.keep()!.catch(() => null) : null;
    this.#current = null;
    this.#store.send({ type: 'classifier-gone' });
    await this.#parked;
    current.dispose();
  }

  /** What there is, to be kept; null where there is nothing. */
  keep(): Promise<Kept> | null {
    const { labels } = this.#settings();
    return this.#current?.save().then((file) => ({ file, labels })) ?? null;
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
    // Those of a change before this one, which it cut short, are still on their way.
    const moving = keep ? [...this.#moving, ...(this.#current?.samples ?? [])] : [];
    this.#release();
    this.#moving = moving;
    await this.ensure();
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
    this.#isStale = false;
    this.#moving = [];
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
      const moved = this.#moveInto(classifier);
      this.#take(classifier, true);
      if (moved) this.#onMoved();
      return classifier;
    } catch (error) {
      if (!signal.aborted) this.#store.send({ type: 'classifier-gone' });
      throw error;
    } finally {
      if (!signal.aborted) this.#pending = null;
    }
  }

  /** The samples that wait, of labels that there still are. Gives whether there were any. */
  #moveInto(classifier: Classifier): boolean {
    const samples = this.#moving.filter(({ label }) => classifier.labels.includes(label));
    this.#moving = [];
    if (samples.length > 0) classifier.restoreSamples(samples);
    return samples.length > 0;
  }

  /**
   * Null where a new classifier is needed: settings have changed since, and samples wait for it; or the file can't be used.
   * Nobody chose it just now, so it must not stop the pad.
   */
  async #unpark({ file, labels }: Kept, signal: AbortSignal): Promise<Classifier | null> {
    const wanted = this.#settings().labels;
    const isStale = this.#isStale || JSON.stringify(labels) !== JSON.stringify(wanted);
    this.#isStale = false;
    try {
      const { classifier, head } = await this.#load(file, signal);
      if (!isStale) {
        this.#onHead(head);
        return classifier;
      }
      this.#moving = classifier.samples;
      classifier.dispose();
      return null;
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

  async #load(file: Blob, signal: AbortSignal | undefined): Promise<OpenedFile> {
    const { loadFile } = await import('./load-file.js');
    return loadFile(file, this.#settings(), { onProgress: this.#onProgress, ...(signal && { signal }) });
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
