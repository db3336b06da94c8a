/** Lets people drop a file on an element. */
export class FileDrop {
  readonly #accepts: () => boolean;
  readonly #hover: (over: boolean) => void;
  readonly #drop: (file: File) => void;
  #leaving: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param accepts - Whether files can be opened now.
   * @param hover - Whether a file is held over it.
   * @param drop - A file was dropped.
   */
  constructor(accepts: () => boolean, hover: (over: boolean) => void, drop: (file: File) => void) {
    this.#accepts = accepts;
    this.#hover = hover;
    this.#drop = drop;
  }

  listen(element: EventTarget, signal: AbortSignal): void {
    const options = { signal };
    element.addEventListener('dragover', (event) => this.#onOver(event as DragEvent), options);
    element.addEventListener('dragleave', () => this.#leaveSoon(), options);
    element.addEventListener('drop', (event) => this.#onDrop(event as DragEvent), options);
  }

  #onOver(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files') || !this.#accepts()) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    clearTimeout(this.#leaving);
    this.#hover(true);
  }

  /** Passing from one child to the next leaves and enters: only when no more "over" comes has it left. */
  #leaveSoon(): void {
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => this.#hover(false), 100);
  }

  #onDrop(event: DragEvent): void {
    const file = event.dataTransfer?.files[0];
    clearTimeout(this.#leaving);
    this.#hover(false);
    if (!file || !this.#accepts()) return;
    event.preventDefault();
    this.#drop(file);
  }
}
