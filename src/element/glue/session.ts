import type { AbortOptions } from '../../abort.js';
import { listCameras } from '../../frame/camera-list.js';
import { checkLabels } from '../parse-labels.js';
import type { PictureSource } from '../state/pad-state.js';
import type { Store } from '../state/store.js';
import type { ClassifierHolder } from './classifier-holder.js';
import type { PadSettings } from './pad-settings.js';
import type { OpenedPicture, Picture } from './picture.js';

interface Opening {
  readonly promise: Promise<void>;
  readonly controller: AbortController;
}

/** The time from opening a picture and the classifier, side by side, to closing the picture. */
export class Session {
  readonly #store: Store;
  readonly #holder: ClassifierHolder;
  readonly #picture: Picture;
  readonly #settings: () => PadSettings;
  readonly #failed: (error: Error) => void;
  #opening: Opening | null = null;

  /** @param failed - Told what ended it; an abort doesn't count. */
  constructor(
    store: Store,
    holder: ClassifierHolder,
    picture: Picture,
    settings: () => PadSettings,
    failed: (error: Error) => void,
  ) {
    this.#store = store;
    this.#holder = holder;
    this.#picture = picture;
    this.#settings = settings;
    this.#failed = failed;
  }

  /** Resolves once there is a picture, and a classifier to read it. An abort stops everything, for all who wait. */
  start(source: PictureSource, { signal }: AbortOptions = {}): Promise<void> {
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    const { state } = this.#store;
    if (state.camera === 'live' && state.classifier === 'loaded' && !state.error) return Promise.resolve();
    const opening = (this.#opening ??= this.#begin(source));
    const onAbort = () => this.#opening === opening && this.stop(signal?.reason);
    signal?.addEventListener('abort', onAbort, { once: true });
    return opening.promise;
  }

  /** Closes the picture. */
  stop(reason: unknown = new DOMException('The pad was stopped.', 'AbortError')): void {
    const opening = this.#opening;
    this.#opening = null;
    this.#picture.close();
    this.#store.send({ type: 'camera-off', next: this.#settings().src ? 'video' : 'camera' });
    opening?.controller.abort(reason);
  }

  #begin(source: PictureSource): Opening {
    const controller = new AbortController();
    const promise = this.#open(source, controller.signal).finally(() => {
      if (this.#opening?.controller === controller) this.#opening = null;
    });
    return { promise, controller };
  }

  async #open(source: PictureSource, signal: AbortSignal): Promise<void> {
    try {
      checkLabels(this.#settings().labels);
      this.#store.send({ type: 'camera-opening', source });
      const classifier = this.#classifier(signal);
      classifier.catch(() => undefined);
      const opened = await this.#openPicture(source, signal);
      signal.throwIfAborted();
      this.#store.send({ type: 'camera-live', ...opened });
      if (source === 'camera')
        void listCameras().then((cameras) => this.#store.send({ type: 'cameras', cameras }));
      await classifier;
    } catch (error) {
      // Who aborted has closed the picture already, and another one may be open by now.
      if (signal.aborted) throw signal.reason as Error;
      this.#picture.close();
      this.#failed(error as Error);
      throw error;
    }
  }

  /** Resolves once there is a classifier, be it another one than was begun: a file was opened, or settings changed. */
  async #classifier(signal: AbortSignal): Promise<void> {
    try {
      await this.#holder.ensure(signal);
    } catch (error) {
      if (signal.aborted || (error as Error).name !== 'AbortError') throw error;
      await this.#classifier(signal);
    }
  }

  async #openPicture(source: PictureSource, signal: AbortSignal): Promise<OpenedPicture> {
    const settings = this.#settings();
    if (source !== 'sample') return this.#picture.open(settings, signal, this.#failed);
    const { sampleClip } = await import('../sample/sample-clip.js');
    signal.throwIfAborted();
    const opened = await this.#picture.open({ ...settings, src: sampleClip().href }, signal, this.#failed);
    // It stands in for a camera that looks at a person.
    return { ...opened, mirrored: true };
  }
}
