import { canCapture } from '../state/derive.js';
import type { Store } from '../state/store.js';
import type { Press } from './press.js';

/** Keys that work anywhere in a pad: a label's own key, and undo. */
export class Keyboard {
  readonly #store: Store;
  readonly #press: Press;
  readonly #undo: () => void;
  readonly #teaches: () => boolean;

  /** @param teaches - Whether samples can be taken by hand here. */
  constructor(store: Store, press: Press, undo: () => void, teaches: () => boolean) {
    this.#store = store;
    this.#press = press;
    this.#undo = undo;
    this.#teaches = teaches;
  }

  readonly onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || isTyping(event) || !this.#teaches()) return;
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      this.#undo();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const label = labelOfKey(this.#store.state.labels, event.key);
    if (label === undefined || !canCapture(this.#store.state)) return;
    event.preventDefault();
    if (event.repeat) return;
    // Fast fingers are on the next key before they have let go of this one.
    if (this.#press.hold?.key) this.#press.up();
    this.#press.down(label, event.code);
  };

  readonly onKeyUp = (event: KeyboardEvent): void => {
    if (event.code !== this.#press.hold?.key) return;
    // Or the browser would click the button as well.
    event.preventDefault();
    this.#press.up();
  };

  /** Focus has left the pad: that the key is let go is told elsewhere. */
  readonly onFocusOut = (): void => {
    if (this.#press.hold?.key) this.#press.up(true);
  };
}

/**
 * The label a key stands for: one that is that very character; else, where no label is a digit, the first to tenth
 * label for 1 to 9 and 0.
 */
export function labelOfKey(labels: readonly string[], key: string): string | undefined {
  if (labels.includes(key)) return key;
  const lower =
    key.length === 1 ? labels.find((label) => label.toLowerCase() === key.toLowerCase()) : undefined;
  if (lower !== undefined) return lower;
  if (!/^\d$/.test(key) || labels.some((label) => /^\d$/.test(label))) return undefined;
  return labels[(Number(key) + 9) % 10];
}

function isTyping(event: Event): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input:not([type=file]), textarea, select');
}
