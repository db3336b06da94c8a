import { transfer } from 'comlink';
import { GestureError } from '../../errors.js';
import type { FrameSource } from '../../frame/frame-source.js';
import {
  closeFrame,
  contentsOf,
  refused,
  takeFrame,
  type TravellingFrame,
} from '../../frame/travelling-frame.js';
import type { Relabelling } from '../../samples/relabelling.js';
import { toBlob, type KeptSample } from '../../samples/kept-sample.js';
import type { Core, Gaze, NewSample, Sight } from '../core.js';
import { checkTrainOptions, type TrainOptions } from '../train-options.js';
import type { TrainReport } from '../train-report.js';
import type { PlainTrainOptions } from './core-host.js';
import type { CallOptions, Desk } from './desk.js';
import { learnAgain, tellAll, type Memory } from './memory.js';
import { openDesk } from './open-desk.js';
import type { Answer, RemoteHost } from './protocol.js';

/** Has its work done in a worker, and goes on in another one where that stops. */
export class WorkerCore<L extends string> implements Core<L> {
  /** Where calls are made. */
  #desk: Desk;
  readonly #memory: Memory<L>;
  #isTrained = false;
  /** The way to another worker, which all calls wait for. */
  #replacing: Promise<void> | null = null;
  #disposed = false;

  /** @param desk - Where it was opened. */
  constructor(desk: Desk, memory: Memory<L>) {
    this.#desk = desk;
    this.#memory = memory;
  }

  get backend(): string {
    return this.#desk.state.backend;
  }

  /** Also while a worker is replaced: what was learnt is learnt again. */
  get isTrained(): boolean {
    return (this.#isTrained ||= this.#desk.state.isTrained);
  }

  async look(source: FrameSource, gaze: Gaze, signal: AbortSignal): Promise<Sight> {
    return this.#withFrame(source, { signal }, (host, ticket, frame) => host.look(ticket, frame, gaze));
  }

  async add(
    source: FrameSource,
    sample: NewSample<L>,
    gaze: Gaze,
    signal: AbortSignal,
  ): Promise<KeptSample<L>> {
    const added = await this.#withFrame(source, { signal }, (host, ticket, frame) =>
      host.add(ticket, frame, sample, gaze),
    );
    return Object.freeze(added as KeptSample<L>);
  }

  async train({ signal, onEpoch, onBatch, ...options }: TrainOptions): Promise<TrainReport<L>> {
    checkTrainOptions(options);
    const reports = { epochs: onEpoch !== undefined, batches: onBatch !== undefined };
    const report = await this.#ask((host, ticket) => host.train(ticket, plain(options), reports), {
      signal,
      onNews: (news) => {
        if (news.kind === 'epoch') onEpoch?.(news.report);
        if (news.kind === 'batch') onBatch?.(news.report);
      },
    });
    this.#memory.trainedWith = plain(options);
    return report as TrainReport<L>;
  }

  save(): Promise<Blob> {
    return this.#ask((host) => host.save());
  }

  exportModel(name: string): Promise<Blob> {
    return this.#ask((host) => host.exportModel(name));
  }

  remove(ids: readonly string[]): void {
    this.#desk.post((host) => host.remove(ids));
  }

  restore(samples: readonly KeptSample<L>[]): void {
    this.#desk.post((host) => host.restore(samples.map(toBlob)));
  }

  relabel(change: Relabelling<L>): void {
    this.#memory.relabellings.push(change);
    const desk = this.#desk;
    if (desk.isGone) return;
    const told = desk.ask((host) => host.relabel(change));
    // What it knew may be gone with its labels. Who waits for other answers hears what stopped it.
    told.then(
      () => (this.#isTrained = desk.state.isTrained),
      () => undefined,
    );
  }

  setSensitivity(value: number): void {
    this.#memory.sensitivity = value;
    this.#desk.post((host) => host.setSensitivity(value));
  }

  closeStream(stream: number): void {
    this.#desk.post((host) => host.closeStream(stream));
  }

  dispose(): void {
    this.#disposed = true;
    this.#desk.close();
  }

  async #ask<T>(
    post: (host: RemoteHost, ticket: number) => Promise<Answer<T>>,
    options?: CallOptions,
  ): Promise<T> {
    // Not awaited while all is well: calls are made in the order in which they come.
    if (this.#replacing || this.#desk.isGone) {
      await (this.#replacing ??= this.#replace().finally(() => (this.#replacing = null)));
    }
    return this.#desk.ask(post, options);
  }

  async #withFrame<T>(
    source: FrameSource,
    options: CallOptions,
    post: (host: RemoteHost, ticket: number, frame: TravellingFrame) => Promise<Answer<T>>,
  ): Promise<T> {
    const frame = await takeFrame(source);
    try {
      return await this.#ask(
        (host, ticket) => post(host, ticket, transfer(frame, contentsOf(frame))),
        options,
      );
    } catch (error) {
      throw refused(error);
    } finally {
      closeFrame(frame);
    }
  }

  /** Opens the same once more, and brings it to where this one was. */
  async #replace(): Promise<void> {
    const isTrained = this.isTrained;
    const opened = await openDesk<L>(this.#memory.order, {});
    if (!opened) {
      throw new GestureError(
        'worker-stopped',
        'The worker stopped, and no other could be started. Try again later.',
      );
    }
    const { desk, facts } = opened;
    if (this.#disposed) return desk.close();
    this.#desk = desk;
    // From here on it is told of changes as they are made, like the one before.
    tellAll(desk, facts, this.#memory);
    if (isTrained) this.#isTrained = await learnAgain(desk, this.#memory);
  }
}

/** Without what isn't set: what is posted is no more than was said. */
function plain({ seed, epochs, batchSize, learningRate }: PlainTrainOptions): PlainTrainOptions {
  return JSON.parse(JSON.stringify({ seed, epochs, batchSize, learningRate })) as PlainTrainOptions;
}
