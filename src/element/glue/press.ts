/** A press longer than this takes samples until it ends. */
const HOLD_DELAY = 300;
/** From one sample of a long press to the next, at least. */
const INTERVAL = 110;

/** What a press does. */
export interface PressActions {
  /** A press on a label begins. */
  begin(label: string): void;
  /** Takes one sample. False ends the press: it failed. */
  take(label: string): Promise<boolean>;
  /** The press is over and its last sample taken. */
  end(label: string): void;
}

/**
 * One press at a time, by pointer or key: a short one takes one sample as it ends (so that a finger that only
 * scrolls takes none), a long one takes one after the other.
 */
export class Press {
  readonly #actions: PressActions;
  /** Whether what is pressed has been pressed for long. */
  long = false;
  #label: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #taking: Promise<unknown> = Promise.resolve();

  constructor(actions: PressActions) {
    this.#actions = actions;
  }

  /** The label that is pressed, null for none. */
  get label(): string | null {
    return this.#label;
  }

  down(label: string): void {
    if (this.#label !== null) return;
    this.#label = label;
    this.#actions.begin(label);
    this.#timer = setTimeout(() => {
      this.long = true;
      this.#taking = this.#keepTaking(label);
    }, HOLD_DELAY);
  }

  /**
   * Ends the press.
   * @param cancelled - It turned out to be something else (a scroll): a short one takes nothing.
   */
  up(cancelled = false): void {
    const label = this.#label;
    if (label === null) return;
    clearTimeout(this.#timer);
    this.#label = null;
    if (!this.long && !cancelled) this.#taking = this.#actions.take(label);
    this.long = false;
    void this.#taking.finally(() => this.#actions.end(label));
    this.#taking = Promise.resolve();
  }

  async #keepTaking(label: string): Promise<void> {
    while (this.#label === label) {
      const next = new Promise((resolve) => setTimeout(resolve, INTERVAL));
      if (!(await this.#actions.take(label))) return;
      await next;
    }
  }
}
