import type { Relabelling } from './relabelling.js';
import type { Sample } from './sample.js';

/**
 * Labelled samples in the order they were added, whatever else they carry. {@link SampleList.samples} is a snapshot
 * that later changes don't reach.
 */
export class SampleList<L extends string, S extends Sample<L>> {
  #labels: readonly L[];
  /** By id; a Map also keeps the order. */
  #byId = new Map<string, S>();
  /** Places in the order, by id, so that a sample that comes back goes to where it was. */
  readonly #places = new Map<string, number>();
  #counts: Map<L, number>;
  #snapshot: readonly S[] | undefined;

  /** @param labels - In display order, each once. */
  constructor(labels: readonly L[]) {
    this.#labels = [...labels];
    this.#counts = new Map(labels.map((label) => [label, 0]));
  }

  /** In display order. */
  get labels(): readonly L[] {
    return this.#labels;
  }

  /** Number of samples. */
  get size(): number {
    return this.#byId.size;
  }

  /** All samples, oldest first. The array is made anew after a change; one that was handed out never changes. */
  get samples(): readonly S[] {
    return (this.#snapshot ??= Object.freeze([...this.#byId.values()]));
  }

  /** Samples of each label, in label order, labels without any included. A copy. */
  get counts(): ReadonlyMap<L, number> {
    return new Map(this.#counts);
  }

  /** The sample with this id. */
  get(id: string): S | undefined {
    return this.#byId.get(id);
  }

  /** Puts a sample at the end, or back where it was. */
  insert(sample: S): void {
    if (this.#place(sample)) this.#sort();
  }

  /** Removes a sample. Gives it back for {@link SampleList.restore}; undefined where there is none with this id. */
  remove(id: string): S | undefined {
    const sample = this.#byId.get(id);
    if (sample === undefined) return undefined;
    this.#byId.delete(id);
    this.#counts.set(sample.label, this.#counts.get(sample.label)! - 1);
    this.#snapshot = undefined;
    return sample;
  }

  /**
   * Removes all samples, or those of one label. Gives them back for {@link SampleList.restore}.
   *
   * @throws TypeError for a label that is none of `labels`.
   */
  clear(label?: L): readonly S[] {
    if (label !== undefined) this.checkLabel(label);
    const removed = this.samples.filter((sample) => label === undefined || sample.label === label);
    for (const sample of removed) this.remove(sample.id);
    return removed;
  }

  /**
   * Puts back samples that were removed, where they were; or samples from elsewhere (an archive), at the end.
   * All or none.
   *
   * @throws TypeError for an id that is there already or given twice, or another label.
   */
  restore(samples: readonly S[]): void {
    const ids = new Set<string>();
    for (const { id, label } of samples) {
      this.checkLabel(label);
      if (this.#byId.has(id) || ids.has(id)) {
        throw new TypeError(`There is a sample with the id ${JSON.stringify(id)} already.`);
      }
      ids.add(id);
    }
    const returned = samples.map((sample) => this.#place(sample));
    if (returned.some(Boolean)) this.#sort();
  }

  /** Has other labels from now on. Samples of one that is gone are gone too. */
  relabel({ labels, from }: Relabelling<L>): void {
    const names = new Map<L, L>();
    from.forEach((old, place) => old !== null && names.set(this.#labels[old], labels[place]));
    const { samples } = this;
    this.#labels = [...labels];
    this.#counts = new Map(labels.map((label) => [label, 0]));
    this.#byId = new Map();
    this.#snapshot = undefined;
    for (const sample of samples) {
      const label = names.get(sample.label);
      if (label === undefined) continue;
      this.#place(label === sample.label ? sample : Object.freeze({ ...sample, label }));
    }
  }

  /** @throws TypeError for a label that is none of `labels`. */
  checkLabel(label: L): void {
    if (this.#counts.has(label)) return;
    const labels = JSON.stringify(this.labels);
    if (typeof label === 'string')
      throw new TypeError(`${JSON.stringify(label)} is none of the labels ${labels}.`);
    // Not spelled out: where arguments have changed places, it is a whole picture.
    const given = label === null ? 'null' : `something of type ${typeof label}`;
    throw new TypeError(`Expected one of the labels ${labels}, not ${given}.`);
  }

  /** Gives whether it has been here before, and so may belong further up. */
  #place(sample: S): boolean {
    const { id, label } = sample;
    const returned = this.#places.has(id);
    if (!returned) this.#places.set(id, this.#places.size);
    this.#byId.set(id, sample);
    this.#counts.set(label, this.#counts.get(label)! + 1);
    this.#snapshot = undefined;
    return returned;
  }

  #sort(): void {
    const places = this.#places;
    this.#byId = new Map([...this.#byId].sort(([a], [b]) => places.get(a)! - places.get(b)!));
  }
}
