import type { UseStore } from 'idb-keyval';
import type { Kept } from './classifier-holder.js';

/** Long enough for a held button to end. */
const DELAY = 800;
/** What was taken away must not come back, however soon the page goes. */
const SOON = 50;

/** Keeps what a pad was taught in this browser (IndexedDB), under a name. */
export class Autosave {
  readonly #save: () => Promise<Kept> | null;
  readonly #failed: (error: unknown) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #name = '';
  /** Of the samples that were to be kept last. Before that, there may be any number from another visit. */
  #count = Infinity;
  /** What was to be written last under each name, null to remove it: what is older must not come after it. */
  readonly #latest = new Map<string, unknown>();
  #failing = false;

  /**
   * @param save - Gives what is to be kept, null where there is nothing to keep it from.
   * @param failed - Told what keeps it from being kept, once until it works again.
   */
  constructor(save: () => Promise<Kept> | null, failed: (error: unknown) => void) {
    this.#save = save;
    this.#failed = failed;
  }

  /** Loses nothing of a page that may be closed, until the signal ends it. */
  watch(signal: AbortSignal): void {
    document.addEventListener('visibilitychange', () => document.hidden && void this.now(), { signal });
  }

  /** What was kept under a name; null where nothing was, or where the browser keeps nothing. */
  async read(name: string): Promise<Kept | null> {
    try {
      const { get, store } = await database();
      const file = await get<File>(name, store);
      return file ? { file, labels: JSON.parse(file.name) as string[] } : null;
    } catch {
      return null;
    }
  }

  /** Keeps it soon. */
  later(name: string, count: number): void {
    clearTimeout(this.#timer);
    this.#name = name;
    this.#timer = setTimeout(() => void this.now(), count < this.#count ? SOON : DELAY);
    this.#count = count;
  }

  /** Removes what was kept, at once: it needs no file to be made first. */
  forget(name: string): void {
    clearTimeout(this.#timer);
    this.#name = '';
    this.#count = 0;
    void this.#write(name, null);
  }

  /** Keeps it now, if there was something to keep. */
  async now(): Promise<void> {
    const name = this.#name;
    clearTimeout(this.#timer);
    this.#name = '';
    const saving = name && this.#save();
    if (saving) await this.#write(name, saving);
  }

  async #write(name: string, saving: Promise<Kept> | null): Promise<void> {
    this.#latest.set(name, saving);
    try {
      const [kept, { set, del, store }] = await Promise.all([saving, database()]);
      if (this.#latest.get(name) !== saving) return;
      await (kept ? set(name, named(kept), store) : del(name, store));
      this.#failing = false;
    } catch (error) {
      if (!this.#failing) this.#failed(error);
      this.#failing = true;
    }
  }
}

/** A file that says in its name which labels the page asked for. */
function named({ file, labels }: Kept): File {
  return new File([file], JSON.stringify(labels), { type: file.type });
}

let opened: UseStore | undefined;

/** A database of the pads' own: the page may use idb-keyval's usual one for itself. */
async function database() {
  const { get, set, del, createStore } = await import('idb-keyval');
  return { get, set, del, store: (opened ??= createStore('digit-gesture-pad', 'autosave')) };
}
