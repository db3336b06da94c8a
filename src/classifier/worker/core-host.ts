import { releaseProxy, type Remote } from 'comlink';
import { closeFrame, type TravellingFrame } from '../../frame/travelling-frame.js';
import { toBlob, type KeptSample } from '../../samples/kept-sample.js';
import type { Relabelling } from '../../samples/relabelling.js';
import type { Gaze, NewSample, OpeningFacts, Sight } from '../core.js';
import { LocalCore } from '../local-core.js';
import type { TrainOptions } from '../train-options.js';
import type { TrainReport } from '../train-report.js';
import { carryOut } from './carry-out.js';
import type { Order } from './order.js';
import { packError } from './packed-error.js';
import type { Answer, News, Tell } from './protocol.js';

/** Options of a training that can be posted. */
export type PlainTrainOptions = Omit<TrainOptions, 'signal' | 'onEpoch' | 'onBatch'>;

/** A core in a worker: takes what the page posts, and answers. */
export class CoreHost {
  #core: LocalCore<string> | null = null;
  readonly #tell: Remote<Tell>;
  /** What can still be aborted, by ticket. */
  readonly #calls = new Map<number, AbortController>();

  constructor(tell: Remote<Tell>) {
    this.#tell = tell;
  }

  open(ticket: number, order: Order): Promise<Answer<OpeningFacts<string>>> {
    return this.#abortable(ticket, async (signal) => {
      const news = this.#news(ticket);
      const parts = await carryOut(order, signal, (fraction) => news.tell({ kind: 'progress', fraction }));
      this.#core = new LocalCore(parts);
      await news.told();
      const { facts } = this.#core;
      return { ...facts, samples: facts.samples.map(toBlob) };
    });
  }

  look(ticket: number, frame: TravellingFrame, gaze: Gaze): Promise<Answer<Sight>> {
    return this.#abortable(ticket, (signal) =>
      this.#core!.look(frame, gaze, signal).finally(() => closeFrame(frame)),
    );
  }

  add(
    ticket: number,
    frame: TravellingFrame,
    sample: NewSample<string>,
    gaze: Gaze,
  ): Promise<Answer<KeptSample>> {
    return this.#abortable(ticket, (signal) =>
      this.#core!.add(frame, sample, gaze, signal)
        .then(toBlob)
        .finally(() => closeFrame(frame)),
    );
  }

  /** @param reports - Which reports the page wants on the way. */
  train(
    ticket: number,
    options: PlainTrainOptions,
    reports: { readonly epochs: boolean; readonly batches: boolean },
  ): Promise<Answer<TrainReport<string>>> {
    return this.#abortable(ticket, (signal) => {
      const news = this.#news(ticket);
      const all: TrainOptions = {
        ...options,
        signal,
        onEpoch: reports.epochs ? (report) => news.tell({ kind: 'epoch', report }) : undefined,
        onBatch: reports.batches ? (report) => news.tell({ kind: 'batch', report }) : undefined,
      };
      return this.#core!.train(all, () => news.told());
    });
  }

  save(): Promise<Answer<Blob>> {
    return this.#answer((core) => core.save());
  }

  exportModel(name: string): Promise<Answer<Blob>> {
    return this.#answer((core) => core.exportModel(name));
  }

  remove(ids: readonly string[]): void {
    this.#core?.remove(ids);
  }

  restore(samples: readonly KeptSample[]): void {
    this.#core?.restore(samples);
  }

  relabel(change: Relabelling): Promise<Answer<void>> {
    return this.#answer((core) => Promise.resolve(core.relabel(change)));
  }

  setSensitivity(value: number): void {
    this.#core?.setSensitivity(value);
  }

  closeStream(stream: number): void {
    this.#core?.closeStream(stream);
  }

  /** The page says why it rejected to those who wait there. */
  abort(ticket: number): void {
    this.#calls.get(ticket)?.abort();
  }

  dispose(): void {
    for (const call of this.#calls.values()) call.abort();
    this.#core?.dispose();
    this.#tell[releaseProxy]();
  }

  async #answer<T>(work: (core: LocalCore<string>) => Promise<T>): Promise<Answer<T>> {
    const outcome = await work(this.#core!).then(
      (value) => ({ value }),
      (error: unknown) => ({ error: packError(error) }),
    );
    const { backend = '', isTrained = false } = this.#core ?? {};
    return { ...outcome, state: { backend, isTrained } };
  }

  async #abortable<T>(ticket: number, work: (signal: AbortSignal) => Promise<T>): Promise<Answer<T>> {
    const call = new AbortController();
    this.#calls.set(ticket, call);
    try {
      return await this.#answer(() => work(call.signal));
    } finally {
      this.#calls.delete(ticket);
    }
  }

  /** News of one call, and a promise that all of it was heard: it must not come after the end of the call. */
  #news(ticket: number): { tell(news: News): void; told(): Promise<unknown> } {
    let last: Promise<unknown> | undefined;
    return {
      tell: (news) => void (last = this.#tell(ticket, news)),
      told: () => Promise.resolve(last),
    };
  }
}
