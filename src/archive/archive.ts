import type { SavedNetwork } from '../backbone/backbone.js';
import type { SavedHead } from '../head/head.js';
import type { StoredSample } from '../samples/sample.js';

/** MIME type of a .gesture file. */
export const ARCHIVE_TYPE = 'application/x-digit-gesture+zip';

/** What a .gesture file holds. Its layout is described in docs/file-format.md. */
export interface Archive {
  /** In display order. 2 to 1,000, all different, each as {@link labelsProblem} asks. */
  readonly labels: readonly string[];
  readonly backbone: {
    readonly id: string;
    readonly name: string;
    readonly dimensions: number;
    readonly preprocessing: Readonly<Record<string, string | number | boolean>>;
    /** The network itself, where it came in a file and has to go on in one. */
    readonly network?: SavedNetwork;
  };
  /** Whether frames are mirrored before they are read. */
  readonly mirror: boolean;
  /** How readily a hand is taken for a gesture, 0 to 1. Files from before it was kept have none. */
  readonly sensitivity?: number | undefined;
  /** What was known before the samples, of which only label and features are kept. Absent: nothing. */
  readonly starter?: readonly StoredSample[];
  /** Each with `dimensions` features, all finite, and a date of whole milliseconds. */
  readonly samples: readonly StoredSample[];
  /** The head's name, and its weights where it was trained. */
  readonly head: { readonly name: string; readonly trained: SavedHead | null };
  /** Whole milliseconds since 1970. */
  readonly savedAt: number;
  /** Versions of the software that wrote it, by package name: for people who read the file, not needed to restore. */
  readonly madeWith?: Readonly<Record<string, string>>;
}
