import type { Sample } from '../../samples/sample.js';

/** A press longer than this takes samples until it ends. */
const HOLD_DELAY = 300;
/** From one sample of a long press to the next, at least. */
const INTERVAL = 110;

/** A label's button or key, from down to the last sample it takes. */
export interface Hold {
  readonly label: string;
  /** The code of its key; undefined where a pointer holds it. */
  readonly key: string | undefined;
  /** What it has taken so far. */
  readonly taken: Sample<string>[];
  /** What it takes, until its last sample is there. */
  taking?: Promise<unknown>;
  /** Whether its last try found no hand. */
  missed?: boolean;
}

/** What a press does. */
export interface PressActions {
  /** A press on a label begins. */
  begin(label: string): void;
  /** Takes one sample. False ends the press: it failed. */
  take(hold: Hold): Promise<boolean>;
  /** The press is over, and its last sample on its way. */
  end(hold: Hold): void;
}

/**
 * One press at a time, by pointer or key: a short one takes one sample as it ends (so that a finger that only
 * scrolls takes none), a long one takes one after the other.
 */
export class Press {
  readonly #actions: PressActions;
  #hold: Hold | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(actions: PressActions) {
    this.#actions = actions;
  }

  /** What is pressed now. */
  get hold(): Hold | null {
    return this.#hold;
  }

  /** Whether what is pressed has been pressed for long. */
  get long(): boolean {
    return this.#hold?.taking !== undefined;
  }

  /** @param key - Its code, where it is one. */
  down(label: string, key?: string): void {
    if (this.#hold) return;
    const hold: Hold = (this.#hold = { label, key, taken: [] });
    this.#actions.begin(label);
    this.#timer = setTimeout(() => {
      hold.taking = this.#keepTaking(hold);
    }, HOLD_DELAY);
  }

  /**
   * Ends the press.
   * @param cancelled - It turned out to be something else (a scroll): a short one takes nothing.
   */
  up(cancelled = false): void {
    const hold = this.#hold;
    if (!hold) return;
    clearTimeout(this.#timer);
    this.#hold = null;
    if (!cancelled) hold.taking ??= this.#actions.take(hold);
    this.#actions.end(hold);
  }

  async #keepTaking(hold: Hold): Promise<void> {
    while (this.#hold === hold) {
      const next = new Promise((resolve) => setTimeout(resolve, INTERVAL));
      if (await this.#actions.take(hold)) await next;
      else if (this.#hold === hold) this.up(true);
    }
  }
}
