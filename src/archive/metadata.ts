import type { Archive } from './archive.js';
import type { SavedInfo } from './saved-arrays.js';

/** The format's name, first thing in metadata.json. */
export const FORMAT = 'digit-gesture';
/** The version that is written. Readers take it and all before it. */
export const VERSION = 1;

export const METADATA_FILE = 'metadata.json';
export const SAMPLES_FILE = 'samples.bin';
export const HEAD_FILE = 'head.bin';
/** Weights of a network that the file brings along. */
export const NETWORK_FILE = 'backbone.bin';
/** All but the metadata. */
export const BINARY_FILES: readonly string[] = [SAMPLES_FILE, HEAD_FILE, NETWORK_FILE];

/** What metadata.json says, checked, in the words of this library. */
export interface Metadata extends Pick<Archive, 'labels' | 'mirror' | 'sensitivity' | 'savedAt'> {
  readonly madeWith: Readonly<Record<string, string>>;
  readonly backbone: Omit<Archive['backbone'], 'network'> & { readonly network?: SavedInfo };
  readonly head: {
    readonly name: string;
    readonly trained: SavedInfo | null;
  };
  readonly files: ReadonlyMap<string, FileInfo>;
  /** Labels, by index, of what was known before the samples: its features come first in samples.bin. */
  readonly starter: readonly number[];
  readonly samples: readonly SampleInfo[];
}

/** A block of numbers in head.bin; blocks follow each other in this order. */
export interface ArrayInfo {
  readonly name: string;
  readonly shape: readonly number[];
}

/** A binary file that belongs to this metadata. */
export interface FileInfo {
  readonly bytes: number;
  readonly crc32: number;
}

/** One row of the sample table; features follow each other in samples.bin in this order. */
export interface SampleInfo {
  readonly id: string;
  /** Index into the labels. */
  readonly label: number;
  /** Milliseconds since 1970. */
  readonly addedAt: number;
}

/** How many numbers an array of this shape has. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
