import type { SavedHead } from '../head/head.js';
import type { StoredSample } from '../samples/sample.js';

/** What a .gesture file holds. */
export interface Archive {
  /** In display order. */
  readonly labels: readonly string[];
  readonly backbone: {
    readonly id: string;
    readonly name: string;
    readonly dimensions: number;
    readonly preprocessing: Readonly<Record<string, string | number | boolean>>;
  };
  /** Whether frames are mirrored before they are read. */
  readonly mirror: boolean;
  readonly samples: readonly StoredSample[];
  /** The head's name, and its weights where it was trained. */
  readonly head: { readonly name: string; readonly trained: SavedHead | null };
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}
