import type { PadEvent } from './pad-event.js';
import type { PadState } from './pad-state.js';
import { reduce } from './reduce.js';

/** Holds the one state of a pad and tells who listens when it changed. */
export class Store {
  #state: PadState;
  readonly #onChange: (state: PadState, before: PadState) => void;

  constructor(state: PadState, onChange: (state: PadState, before: PadState) => void) {
    this.#state = state;
    this.#onChange = onChange;
  }

  get state(): PadState {
    return this.#state;
  }

  send(event: PadEvent): void {
    const before = this.#state;
    this.#state = reduce(before, event);
    if (this.#state !== before) this.#onChange(this.#state, before);
  }
}
