import type { UseStore } from 'idb-keyval';

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
      const { get, store } = await database();
      return (await get<Blob>(name, store)) ?? null;
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
      const { set, store } = await database();
      await set(name, await saving, store);
    } catch (error) {
      this.#failed(error);
    }
  }
}

let opened: UseStore | undefined;

/** A database of the pads' own: the page may use idb-keyval's usual one for itself. */
async function database() {
  const { get, set, createStore } = await import('idb-keyval');
  return { get, set, store: (opened ??= createStore('digit-gesture-pad', 'autosave')) };
}
