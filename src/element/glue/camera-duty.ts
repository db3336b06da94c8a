import type { PictureSource } from '../state/pad-state.js';
import type { Store } from '../state/store.js';

/** How long a page may be hidden before its camera's light goes off. */
const HIDDEN_LIMIT = 30_000;

/** What it turns off and on. */
export interface CameraKeeper {
  start(options: object, source: PictureSource): Promise<void>;
  startPredicting(): Promise<void>;
  stop(): void;
}

/**
 * Turns the camera off on a page that was hidden for half a minute, and on again, with what ran, when somebody looks at
 * it.
 */
export class CameraDuty {
  readonly #store: Store;
  readonly #pad: CameraKeeper;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #resting = false;
  /** What ran when the page was hidden. */
  #rested: { readonly source: PictureSource; readonly predicting: boolean } | null = null;

  constructor(store: Store, pad: CameraKeeper) {
    this.#store = store;
    this.#pad = pad;
  }

  /** Watches the page until the signal ends it. */
  watch(signal: AbortSignal): void {
    document.addEventListener('visibilitychange', () => this.look(), { signal });
    signal.addEventListener('abort', () => {
      clearTimeout(this.#timer);
      this.#resting = false;
    });
    this.look();
  }

  /** How long a hidden page may have its camera on counts from now: also for who starts it there. */
  look(): void {
    clearTimeout(this.#timer);
    if (document.hidden) {
      this.#timer = setTimeout(() => {
        this.#resting = true;
        this.#off();
      }, HIDDEN_LIMIT);
    } else if (this.#resting) {
      this.#resting = false;
      this.#on();
    }
  }

  /** Nothing is to be turned on again. */
  forget(): void {
    this.#rested = null;
  }

  #off(): void {
    const { camera, source, predicting } = this.#store.state;
    this.#pad.stop();
    if (camera !== 'off') this.#rested = { source, predicting };
  }

  #on(): void {
    const rested = this.#rested;
    if (!rested || this.#store.state.error) return;
    const again = this.#pad.start({}, rested.source);
    again.then(() => (rested.predicting ? this.#pad.startPredicting() : undefined)).catch(() => undefined);
  }
}
