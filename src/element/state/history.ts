/** A step that can be taken back. */
export type Undo = () => void | Promise<void>;

/** The last steps, newest last. Bounded, because a step may hold on to samples. */
export class History {
  readonly #steps: Undo[] = [];
  readonly #limit: number;
  readonly #onChange: (steps: number) => void;

  constructor(onChange: (steps: number) => void, limit = 50) {
    this.#onChange = onChange;
    this.#limit = limit;
  }

  /** Remembers how to take back what was just done. */
  push(undo: Undo): void {
    this.#steps.push(undo);
    if (this.#steps.length > this.#limit) this.#steps.shift();
    this.#onChange(this.#steps.length);
  }

  /** Takes the last step back. False where there is none. */
  async undo(): Promise<boolean> {
    const step = this.#steps.pop();
    this.#onChange(this.#steps.length);
    await step?.();
    return step !== undefined;
  }

  /** Forgets all steps, once they no longer fit. */
  clear(): void {
    this.#steps.length = 0;
    this.#onChange(0);
  }
}
