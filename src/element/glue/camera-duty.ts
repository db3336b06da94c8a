/** How long a page may be hidden before its camera's light goes off. */
const HIDDEN_LIMIT = 30_000;

/** Turns the camera off on a page that nobody looks at, and on again when somebody does. */
export class CameraDuty {
  readonly #off: () => void;
  readonly #on: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #resting = false;

  /**
   * @param off - Called once the page has been hidden for half a minute.
   * @param on - Called when it is shown again after that.
   */
  constructor(off: () => void, on: () => void) {
    this.#off = off;
    this.#on = on;
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
}
