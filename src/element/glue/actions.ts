import type { GestureError } from '../../errors.js';
import type { Store } from '../state/store.js';
import type { PadActions } from '../view/view-model.js';
import { saveAs } from './save-as.js';
import type { PadGlue } from './pad-glue.js';
import { Press, type Hold } from './press.js';

/** Another camera: that one, or the one on the other side. */
export interface CameraChoice {
  readonly deviceId?: string;
  readonly flip?: true;
}

/** What the actions ask and tell their pad. */
export interface ActionsHost {
  /** For what is saved, without its ending. */
  fileName(): string;
  chooseCamera(choice: CameraChoice): void;
  toggleOverlay(): void;
}

/** What the pad's buttons do. What fails is shown on the pad, because nobody waits for a button's promise. */
export class Actions implements PadActions {
  readonly press: Press;
  readonly #store: Store;
  readonly #glue: PadGlue;
  readonly #host: ActionsHost;

  constructor(store: Store, glue: PadGlue, host: ActionsHost) {
    this.#store = store;
    this.#glue = glue;
    this.#host = host;
    this.press = new Press({
      begin: (label) => store.send({ type: 'hold', label }),
      take: (hold) => this.#take(hold),
      end: (hold) => void this.#end(hold),
    });
  }

  readonly start = (): void => {
    // What fails here is on the pad already.
    this.#glue.begin().catch(() => undefined);
  };

  readonly trySample = (): void => {
    this.#glue.begin('sample').catch(() => undefined);
  };

  readonly stop = (): void => this.#glue.stop();

  readonly flip = (): void => this.#host.chooseCamera({ flip: true });

  readonly chooseCamera = (deviceId: string): void => this.#host.chooseCamera({ deviceId });

  readonly toggleOverlay = (): void => this.#host.toggleOverlay();

  readonly pressLabel = (label: string, event: PointerEvent): void => {
    if (event.button !== 0) return;
    const button = event.currentTarget as HTMLElement;
    // A finger that drifts off the button goes on holding it.
    button.setPointerCapture(event.pointerId);
    this.press.down(label);
  };

  readonly clickLabel = (label: string, event: MouseEvent): void => {
    // Clicks of a mouse or finger were presses before: those count there.
    if (event.detail > 0) return;
    this.press.down(label);
    this.press.up();
  };

  readonly keyLabel = (label: string, event: KeyboardEvent): void => {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    if (!event.repeat) this.press.down(label, event.code);
  };

  readonly release = (event: Event): void => {
    // A press on one button takes focus from another, which has nothing to let go of.
    if ((event.currentTarget as HTMLElement).dataset.label !== this.press.hold?.label) return;
    this.press.up(
      event.type === 'pointercancel' || (event.type === 'pointerup' && isOutside(event as PointerEvent)),
    );
  };

  /** A finger that has held for long would scroll the picture away, and the browser would end the press for it. */
  readonly drift = (event: Event): void => {
    if (this.press.long) event.preventDefault();
  };

  readonly show = (label: string): void => this.#store.send({ type: 'show', label });

  readonly removeSample = (id: string): void => this.#glue.samples.remove(id);

  readonly clear = (label?: string): void => this.#glue.samples.clear(label);

  readonly undo = (): void => this.#try(this.#glue.samples.undo());

  readonly toggleTraining = (): void => {
    const { training } = this.#store.state;
    if (training && !training.quiet) this.#glue.trainer.stop();
    else this.#try(this.#glue.train());
  };

  readonly togglePredicting = (): void => {
    if (this.#store.state.predicting) this.#glue.stopPredicting();
    else this.#try(this.#glue.startPredicting());
  };

  readonly save = (): void => {
    const saving = this.#glue.holder.current?.save();
    if (saving) this.#try(saving.then((file) => saveAs(file, `${this.#host.fileName()}.gesture`)));
  };

  readonly open = (file: Blob): void => this.#try(this.#glue.open(file));

  async #take(hold: Hold): Promise<boolean> {
    try {
      await this.#glue.samples.take(hold.label, hold.taken);
      hold.missed = false;
      return true;
    } catch (error) {
      // A hand that moves is lost for a moment: that is said once, and the press goes on when it is back.
      const missed = (error as GestureError).code === 'no-hand';
      if (!missed || !hold.missed) this.#glue.fail(error as Error);
      return (hold.missed = missed);
    }
  }

  async #end({ label, taken, taking }: Hold): Promise<void> {
    await this.#glue.samples.remember(taken, taking);
    // Another button may be down by now, or the same one once more.
    if (!this.press.hold && this.#store.state.holding === label)
      this.#store.send({ type: 'hold', label: null });
    if (taken.length > 0) this.#store.send({ type: 'taken', label });
  }

  #try(action: Promise<unknown>): void {
    action.catch((error: Error) => {
      if (this.#store.state.error !== error) this.#glue.fail(error);
    });
  }
}

/** Letting go beside the button takes back a press, as with every button. */
function isOutside(event: PointerEvent): boolean {
  const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
  const { clientX: x, clientY: y } = event;
  return x < box.left || x > box.right || y < box.top || y > box.bottom;
}
