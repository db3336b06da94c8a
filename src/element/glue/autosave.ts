/** Long enough for a held button to end. */
const DELAY = 800;

/** Keeps what a pad was taught in this browser (IndexedDB), under a name. */
export class Autosave {
  readonly #save: () => Promise<Blob> | null;
  readonly #failed: (error: unknown) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #name = '';

  /** @param save - Gives what is to be kept, null where there is nothing to keep it from. */
  constructor(save: () => Promise<Blob> | null, failed: (error: unknown) => void) {
    this.#save = save;
    this.#failed = failed;
  }

  /** What was kept under a name; null where nothing was, or where the browser keeps nothing. */
  async read(name: string): Promise<Blob | null> {
    try {
      const { get } = await import('idb-keyval');
      return (await get<Blob>(key(name))) ?? null;
    } catch {
      return null;
    }
  }

  /** Keeps it soon. */
  later(name: string): void {
    this.#name = name;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(), DELAY);
  }

  /** Keeps it now, if there was something to keep. */
  async now(): Promise<void> {
    const name = this.#name;
    clearTimeout(this.#timer);
    this.#name = '';
    if (!name) return;
    try {
      const saving = this.#save();
      if (!saving) return;
      const { set } = await import('idb-keyval');
      await set(key(name), await saving);
    } catch (error) {
      this.#failed(error);
    }
  }
}

function key(name: string): string {
  return `digit-gesture-pad:${name}`;
}
