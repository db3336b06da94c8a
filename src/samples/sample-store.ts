import { MAX_HALF, toHalf } from './half.js';
import type { StoredSample } from './sample.js';

/**
 * The labelled samples of one classifier, in the order they were added.
 *
 * Each feature vector has a typed array of its own, which nobody writes to once it is made: adding never moves the
 * others, so the 5,000th sample costs what the first did, and {@link SampleStore.samples} is a snapshot that later
 * changes don't reach. Memory is 2 bytes a feature: 25 kB a sample of 12,544 features.
 */
export class SampleStore<L extends string = string> {
  /** In display order. */
  readonly labels: readonly L[];
  /** Length of a feature vector. */
  readonly dimensions: number;

  /** By id; a Map also keeps the order. */
  #byId = new Map<string, StoredSample<L>>();
  /** Places in the order, so that a sample that comes back goes to where it was. */
  readonly #places = new WeakMap<StoredSample<L>, number>();
  #nextPlace = 0;
  readonly #counts: Map<L, number>;
  #snapshot: readonly StoredSample<L>[] | undefined;

  /**
   * @param labels - In display order, each once.
   * @param dimensions - Length of a feature vector.
   */
  constructor(labels: readonly L[], dimensions: number) {
    this.labels = [...labels];
    this.dimensions = dimensions;
    this.#counts = new Map(this.labels.map((label) => [label, 0]));
  }

  /** Number of samples. */
  get size(): number {
    return this.#byId.size;
  }

  /** All samples, oldest first. The array is made anew after a change; one that was handed out never changes. */
  get samples(): readonly StoredSample<L>[] {
    return (this.#snapshot ??= Object.freeze([...this.#byId.values()]));
  }

  /** Samples of each label, in label order, labels without any included. A copy. */
  get counts(): ReadonlyMap<L, number> {
    return new Map(this.#counts);
  }

  /** The sample with this id. */
  get(id: string): StoredSample<L> | undefined {
    return this.#byId.get(id);
  }

  /**
   * Adds a sample, with a new id and the time of now.
   *
   * @param features - `dimensions` finite numbers within ±65,504. Copied.
   * @param label - One of `labels`.
   * @throws TypeError for another label, another length, or numbers that half precision can't hold.
   */
  add(features: Float32Array, label: L): StoredSample<L> {
    this.#checkLabel(label);
    this.#checkLength(features.length);
    for (let i = 0; i < features.length; i++) {
      // Written so that NaN fails too.
      if (!(Math.abs(features[i]) <= MAX_HALF)) {
        throw new TypeError(
          `Feature ${i} is ${features[i]}: a sample takes finite numbers within ±${MAX_HALF}.`,
        );
      }
    }
    const sample = Object.freeze({
      id: this.#newId(),
      label,
      addedAt: Date.now(),
      features: toHalf(features),
    });
    this.#insert(sample);
    return sample;
  }

  /** Removes a sample. Gives it back for {@link SampleStore.restore}; undefined where there is none with this id. */
  remove(id: string): StoredSample<L> | undefined {
    const sample = this.#byId.get(id);
    if (sample === undefined) return undefined;
    this.#byId.delete(id);
    this.#counts.set(sample.label, this.#counts.get(sample.label)! - 1);
    this.#snapshot = undefined;
    return sample;
  }

  /**
   * Removes all samples, or those of one label. Gives them back for {@link SampleStore.restore}.
   *
   * @throws TypeError for a label that is none of `labels`.
   */
  clear(label?: L): readonly StoredSample<L>[] {
    if (label !== undefined) this.#checkLabel(label);
    const removed = this.samples.filter((sample) => label === undefined || sample.label === label);
    for (const sample of removed) this.remove(sample.id);
    return removed;
  }

  /**
   * Puts back samples that were removed, where they were; or samples from elsewhere (an archive), at the end.
   * All or none.
   *
   * @throws TypeError for an id that is there already or given twice, another label, or another length.
   */
  restore(samples: readonly StoredSample<L>[]): void {
    const ids = new Set<string>();
    for (const sample of samples) {
      this.#checkLabel(sample.label);
      this.#checkLength(sample.features.length);
      if (this.#byId.has(sample.id) || ids.has(sample.id)) {
        throw new TypeError(`There is a sample with the id ${JSON.stringify(sample.id)} already.`);
      }
      ids.add(sample.id);
    }
    let inOrder = true;
    for (const sample of samples) {
      inOrder &&= !this.#places.has(sample);
      this.#insert(sample);
    }
    if (!inOrder) this.#sort();
  }

  #insert(sample: StoredSample<L>): void {
    if (!this.#places.has(sample)) this.#places.set(sample, this.#nextPlace++);
    this.#byId.set(sample.id, sample);
    this.#counts.set(sample.label, this.#counts.get(sample.label)! + 1);
    this.#snapshot = undefined;
  }

  #sort(): void {
    const places = this.#places;
    const entries = [...this.#byId].sort(([, a], [, b]) => places.get(a)! - places.get(b)!);
    this.#byId = new Map(entries);
  }

  #checkLabel(label: L): void {
    if (!this.#counts.has(label)) {
      throw new TypeError(`${JSON.stringify(label)} is none of the labels ${JSON.stringify(this.labels)}.`);
    }
  }

  #checkLength(length: number): void {
    if (length !== this.dimensions) {
      throw new TypeError(`A sample here has ${this.dimensions} features, not ${length}.`);
    }
  }

  /** 96 random bits: unique here, and among what may yet be restored. (`randomUUID` is missing without https.) */
  #newId(): string {
    const random = crypto.getRandomValues(new Uint8Array(12));
    return Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}
