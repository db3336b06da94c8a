import type { AbortOptions } from '../../abort.js';
import { GestureError } from '../../errors.js';
import type { Sample } from '../../samples/sample.js';
import { PadSampleEvent } from '../events.js';
import { countsOf } from '../state/derive.js';
import { History } from '../state/history.js';
import type { Store } from '../state/store.js';
import type { ClassifierHolder } from './classifier-holder.js';
import type { Picture } from './picture.js';
import { Thumbnails } from './thumbnails.js';

/** Takes samples and takes them away, and knows how to undo both. */
export class Samples {
  readonly thumbnails = new Thumbnails();
  readonly history: History;
  readonly #store: Store;
  readonly #holder: ClassifierHolder;
  readonly #picture: Picture;
  readonly #emit: (event: Event) => void;
  readonly #onChange: () => void;
  /** Settles once all that is being taken is there. */
  #coming: Promise<void> = Promise.resolve();

  constructor(
    store: Store,
    holder: ClassifierHolder,
    picture: Picture,
    emit: (event: Event) => void,
    onChange: () => void,
  ) {
    this.#store = store;
    this.#holder = holder;
    this.#picture = picture;
    this.#emit = emit;
    this.#onChange = onChange;
    this.history = new History((steps) => store.send({ type: 'undoable', steps }));
  }

  /** One sample of what is shown now, as one step to undo. */
  async capture(label: string, options?: AbortOptions): Promise<Sample<string>> {
    const taken: Sample<string>[] = [];
    const taking = this.take(label, taken, options);
    void this.remember(taken, taking);
    await taking;
    return taken[0];
  }

  /** Adds one sample of what is shown now to those taken; {@link Samples.remember} makes them undoable. */
  async take(label: string, taken: Sample<string>[], { signal }: AbortOptions = {}): Promise<void> {
    if (this.#store.state.camera === 'live') await this.#picture.hasFrame();
    const { state } = this.#store;
    if (!state.labels.includes(label)) {
      throw new TypeError(`capture: "${label}" is none of the labels ${state.labels.join(', ')}.`);
    }
    const classifier = this.#holder.current;
    if (state.camera !== 'live' || !classifier) {
      throw new GestureError(
        'camera-unavailable',
        'There is no picture to take a sample of: call start() first.',
      );
    }
    const { video } = this.#picture;
    const thumbnail = this.thumbnails.draw(video, state.mirrored);
    const sample = await classifier
      .addSample(video, label, signal ? { signal } : {})
      .catch((error: unknown) => {
        if (classifier === this.#holder.current) throw error;
        throw new DOMException('Another classifier took its place.', 'AbortError');
      });
    taken.push(sample);
    this.thumbnails.set(sample.id, thumbnail);
    this.#announce();
    this.#emit(new PadSampleEvent(sample, countsOf(this.#store.state).get(label) ?? 0));
  }

  /** Makes samples one step to undo, once all that are being taken are there. */
  remember(taken: readonly Sample<string>[], taking: Promise<unknown> | undefined): Promise<void> {
    return (this.#coming = Promise.allSettled([this.#coming, taking]).then(() => {
      if (taken.length === 0) return;
      this.history.push(() => {
        for (const { id } of taken) this.#holder.current?.removeSample(id);
        this.#announce();
      });
    }));
  }

  remove(id: string): void {
    this.#takeAway(this.#store.state.samples.filter((sample) => sample.id === id));
  }

  /** Takes away all samples, or those of one label. */
  clear(label?: string): void {
    const { samples } = this.#store.state;
    if (samples.length === 0) return;
    this.#takeAway(label === undefined ? samples : samples.filter((sample) => sample.label === label));
    this.#store.send({ type: 'said', said: { key: 'saidCleared' } });
  }

  /** Takes back the last step, also one whose samples are still on their way. */
  async undo(): Promise<void> {
    await this.#coming;
    if (await this.history.undo()) this.#store.send({ type: 'said', said: { key: 'saidUndone' } });
  }

  #takeAway(samples: readonly Sample<string>[]): void {
    const classifier = this.#holder.current;
    const removed = samples.filter((sample) => classifier?.removeSample(sample));
    if (!classifier || removed.length === 0) return;
    this.history.push(() => {
      this.#holder.current?.restoreSamples(removed);
      this.#announce();
    });
    this.#announce();
  }

  #announce(): void {
    this.#store.send({ type: 'samples', ...this.#holder.knowledge() });
    this.#onChange();
  }
}
