import { placeAfter, type Relabelling } from './relabelling.js';

/**
 * The labels there are, and those there were: whatever was begun under earlier ones can still be told what it means.
 * Every change begins a new edition; the first is number 0.
 */
export class LabelBook<L extends string> {
  readonly #editions: (readonly L[])[];
  /** Entry i leads from edition i to the next. */
  readonly #changes: Relabelling<L>[] = [];

  /** @param labels - In display order, each once. */
  constructor(labels: readonly L[]) {
    this.#editions = [Object.freeze([...labels])];
  }

  /** Number of the current edition. */
  get edition(): number {
    return this.#changes.length;
  }

  /** The current labels, in display order. */
  get labels(): readonly L[] {
    return this.#editions[this.edition];
  }

  /** The labels of an edition. */
  labelsOf(edition: number): readonly L[] {
    return this.#editions[edition];
  }

  /** Begins a new edition. */
  turn(change: Relabelling<L>): void {
    this.#editions.push(Object.freeze([...change.labels]));
    this.#changes.push(change);
  }

  /** What is left of some labels of the first edition, as they are called now, in label order. */
  still(labels: readonly L[]): readonly L[] {
    const places = labels.map((label) => this.#placeNow(label, 0));
    return this.labels.filter((_, place) => places.includes(place));
  }

  /**
   * What a label of an earlier edition is called now.
   * @throws `TypeError` where it is gone.
   */
  now(label: L, edition: number): L {
    const place = this.#placeNow(label, edition);
    if (place < 0) throw new TypeError(`The label ${JSON.stringify(label)} was dropped meanwhile.`);
    return this.labels[place];
  }

  /** Less than 0 where it is gone. */
  #placeNow(label: L, edition: number): number {
    return placeAfter(this.#changes.slice(edition), this.#editions[edition].indexOf(label));
  }
}
