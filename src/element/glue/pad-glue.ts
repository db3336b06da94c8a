import type { AbortOptions } from '../../abort.js';
import type { TrainOptions } from '../../classifier/train-options.js';
import type { TrainReport } from '../../classifier/train-report.js';
import { GestureError } from '../../errors.js';
import { PadErrorEvent } from '../events.js';
import type { PictureSource } from '../state/pad-state.js';
import type { Store } from '../state/store.js';
import { explain } from '../view/say.js';
import { Autosave } from './autosave.js';
import { CameraDuty } from './camera-duty.js';
import { ClassifierHolder, type Classifier } from './classifier-holder.js';
import { Guide } from './guide.js';
import { HandOverlay } from './hand-overlay.js';
import type { PadHost } from './pad-settings.js';
import { Picture } from './picture.js';
import { Predictor } from './predictor.js';
import { Samples } from './samples.js';
import { Session } from './session.js';
import { isSmall } from './small-error.js';
import { PadTrainer } from './trainer.js';
import { tryAgain } from './try-again.js';

/** Owns the camera and the classifier of a pad, and brings them together. Everything it does, the state shows. */
export class PadGlue {
  readonly picture = new Picture();
  readonly overlay = new HandOverlay();
  readonly holder: ClassifierHolder;
  readonly trainer: PadTrainer;
  readonly predictor: Predictor;
  readonly samples: Samples;
  readonly #store: Store;
  readonly #host: PadHost;
  readonly #autosave: Autosave;
  readonly #duty: CameraDuty;
  readonly #guide: Guide;
  readonly #session: Session;
  #connection: AbortController | null = null;
  /** The first of the names that things were kept under while the pad was on no page; null where it stayed. */
  #nameBefore: string | null = null;
  /** Whether it predicted before the settings changed, once or several times in a row. */
  #goesOn = false;

  constructor(store: Store, host: PadHost) {
    this.#store = store;
    this.#host = host;
    const emit = (event: Event) => host.emit(event);
    this.holder = new ClassifierHolder(
      store,
      () => host.settings(),
      (head) => host.opened(head),
      (error) => this.fail(error),
      () => this.#learned(),
    );
    const fail = (error: Error) => this.#failWhole(error);
    this.#session = new Session(store, this.holder, this.picture, () => host.settings(), fail);
    this.trainer = new PadTrainer(store, this.holder, emit);
    this.predictor = new Predictor(store, {
      hold: () => host.settings().hold,
      held: (label) => host.held(label),
      emit,
      failed: (error) => this.fail(error),
    });
    this.samples = new Samples(store, this.holder, this.picture, emit, () => this.#learned());
    this.#guide = new Guide(store);
    this.#autosave = new Autosave(
      () => this.holder.keep(),
      (error) => {
        store.send({ type: 'notice', notice: { key: 'autosaveFailed' } });
        host.emit(new PadErrorEvent(error as Error));
      },
    );
    this.#duty = new CameraDuty(store, this);
  }

  /** The pad is on a page. */
  connect(): void {
    if (this.#connection) return this.picture.resume();
    const { signal } = (this.#connection = new AbortController());
    this.#duty.watch(signal);
    this.#autosave.watch(signal);
    tryAgain(this.#store, this.#host, this, signal);
    void this.arrive();
  }

  /** The pad has left the page, and did not just move within it. */
  async disconnect(): Promise<void> {
    this.#connection?.abort();
    this.#connection = null;
    this.stop();
    this.trainer.stop();
    await this.#autosave.now();
    if (!this.#connection) await this.holder.putAway();
  }

  /** Brings back what was kept and starts, where the settings say so: on a page, or once they say so there. */
  async arrive(): Promise<void> {
    const signal = this.#connection?.signal;
    if (!signal) return;
    const { autosave, autostart, autoTrain } = this.#host.settings();
    // What waits is kept under the name before.
    if (this.#nameBefore) this.holder.outdate(false);
    this.#nameBefore = null;
    // At once, so that whoever needs a classifier from now on waits for it.
    if (autosave && !this.holder.isTaken) this.holder.park(this.#autosave.read(autosave));
    const wanted = autostart && !this.#store.state.disabled ? this.begin() : this.holder.bringBack(signal);
    await wanted?.catch((error: Error) => !signal.aborted && !autostart && this.fail(error));
    // Put away before it had learned its last samples: it learns them now.
    if (autoTrain && !signal.aborted && !this.#store.state.trained) this.trainer.trainByItself();
  }

  /**
   * After the name to keep things under became another one. What was kept under the new one takes the place of what
   * there is, which is kept under the old one; where it had none, it goes on to the new one, unless something is there.
   */
  async keepElsewhere(before: string): Promise<void> {
    if (!this.#connection) return void (this.#nameBefore ??= before);
    await this.#autosave.now();
    const { autosave } = this.#host.settings();
    if (!autosave || !this.holder.isTaken) return this.arrive();
    const kept = await this.#autosave.read(autosave);
    if (this.#host.settings().autosave !== autosave) return;
    try {
      // With a name before it, it is kept there: no undoing brings it here.
      if (kept) await (before ? this.#replace(kept.file) : this.open(kept.file));
      else if (before) await this.#rebuild(false);
      else this.#keep();
    } catch (error) {
      this.fail(error as Error);
    }
  }

  /**
   * Opens the picture and the classifier, side by side.
   * @param source - Default: what the settings say, also in place of the sample clip.
   */
  start(options?: AbortOptions, source?: PictureSource): Promise<void> {
    const { camera, source: current, disabled } = this.#store.state;
    if (disabled) return Promise.reject(new GestureError('camera-unavailable', 'This pad is disabled.'));
    const wanted = source ?? (this.#host.settings().src ? 'video' : 'camera');
    if (camera !== 'off' && current !== wanted) this.stop();
    this.#duty.look();
    return this.#session.start(wanted, options);
  }

  /** What the start buttons and `autostart` do: who knows something already goes on to predicting. */
  async begin(source?: PictureSource): Promise<void> {
    await this.start({}, source);
    if (this.#store.state.trained) await this.startPredicting();
  }

  /** Turns the camera off. What was taught stays. */
  stop(): void {
    this.#duty.forget();
    this.#goesOn = false;
    this.stopPredicting();
    this.#session.stop();
  }

  /** After the choice of camera, or the `src`, became another one. */
  reopen(): void {
    const { camera, predicting, source } = this.#store.state;
    if (camera === 'off' || source === 'sample') return;
    this.stop();
    // What fails is on the pad.
    (predicting ? this.startPredicting() : this.start()).catch(() => undefined);
  }

  /** After a setting became another one: what stopped a pad that starts by itself may be over. */
  retry(): void {
    if (this.#connection && this.#host.settings().autostart) this.begin().catch(() => undefined);
  }

  async startPredicting(): Promise<void> {
    const { predicting, camera, source } = this.#store.state;
    if (predicting) return;
    await this.start({}, camera === 'off' ? undefined : source);
    const classifier = await this.holder.ensure();
    if (!this.holder.knowledge().trained) {
      throw new GestureError('not-trained', 'Nothing has been learned yet: take samples and train first.');
    }
    this.#predict(classifier);
  }

  stopPredicting(): void {
    this.predictor.stop();
    this.overlay.clear();
  }

  #predict(classifier: Classifier): void {
    const { video } = this.picture;
    this.#guide.reset();
    this.predictor.start(classifier, video, (prediction) => {
      this.overlay.show(prediction.hand, video.videoWidth, video.videoHeight);
      this.#guide.read(prediction, video.videoWidth, video.videoHeight);
    });
  }

  train(options?: TrainOptions): Promise<TrainReport<string>> {
    return this.trainer.train(options).then((report) => {
      this.#keep();
      return report;
    });
  }

  /** Replaces what was taught by what a file holds. */
  async open(file: Blob): Promise<void> {
    // What was kept waits to be brought back: it is not to be lost.
    await this.holder.bringBack();
    const before = await this.holder.current?.save();
    await this.#replace(file);
    this.samples.history.push(() => (before ? this.#replace(before) : this.#rebuild(false)));
  }

  async #replace(file: Blob): Promise<void> {
    const predicting = this.#store.state.predicting;
    this.trainer.stop();
    const classifier = await this.holder.open(file, () => this.stopPredicting());
    this.samples.history.clear();
    const n = classifier.samples.length;
    this.#store.send({ type: 'said', said: { key: 'saidOpened', values: { n } } });
    const { trained } = this.holder.knowledge();
    if (predicting && trained) this.#predict(classifier);
    if (!trained && this.#host.settings().autoTrain) this.trainer.trainByItself();
    this.#keep();
  }

  /**
   * After the settings of the classifier became others.
   * @param keep - Whether samples still mean the same.
   */
  rebuild(keep: boolean): void {
    if (!this.#connection) return this.holder.outdate(keep);
    // Without a classifier, nothing is small.
    this.#rebuild(keep).catch((error: Error) =>
      this.holder.current ? this.fail(error) : this.#failWhole(error),
    );
  }

  async #rebuild(keep: boolean): Promise<void> {
    this.#goesOn ||= this.#store.state.predicting;
    this.#forget();
    await this.holder.rebuild(keep);
    const goesOn = this.#goesOn;
    this.#goesOn = false;
    if (goesOn) this.#predictAgain();
  }

  /** Takes somebody else's classifier; null goes back to one of the pad's own. */
  use(classifier: Classifier | null): void {
    const { predicting, camera } = this.#store.state;
    this.#forget();
    this.holder.assign(classifier);
    if (classifier) return predicting ? this.#predictAgain() : undefined;
    this.#store.send({ type: 'labels', labels: this.#host.settings().labels });
    if (camera === 'live') this.holder.ensure().catch((error: Error) => this.fail(error));
  }

  #predictAgain(): void {
    const { current } = this.holder;
    if (current && this.holder.knowledge().trained) this.#predict(current);
  }

  /** What refers to the classifier there was. */
  #forget(): void {
    this.stopPredicting();
    this.trainer.stop();
    this.samples.history.clear();
  }

  /** Something was added or taken away. */
  #learned(): void {
    const { trained, samples } = this.#store.state;
    if (!trained) this.stopPredicting();
    const { autoTrain, autosave } = this.#host.settings();
    if (autoTrain) this.trainer.trainByItself();
    if (samples.length > 0) this.#keep();
    // All were taken away: what was learnt of them is not kept either.
    else if (autosave) this.#autosave.forget(autosave);
  }

  #keep(): void {
    const { autosave } = this.#host.settings();
    if (autosave) this.#autosave.later(autosave, this.#store.state.samples.length);
  }

  /** What stops the pad turns the camera off; a smaller thing is only said. */
  fail(error: Error): void {
    if (!isSmall(error)) return this.#failWhole(error);
    this.#store.send({ type: 'notice', notice: explain(error) });
    this.#host.emit(new PadErrorEvent(error));
  }

  #failWhole(error: Error): void {
    if (error.name === 'AbortError') return;
    this.stop();
    this.#store.send({ type: 'error', error });
    this.#host.emit(new PadErrorEvent(error));
  }
}
