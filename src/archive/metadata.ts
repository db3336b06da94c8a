import type { Archive } from './archive.js';

/** The format's name, first thing in metadata.json. */
export const FORMAT = 'digit-gesture';
/** The version that is written. Readers take it and all before it. */
export const VERSION = 1;

export const METADATA_FILE = 'metadata.json';
export const SAMPLES_FILE = 'samples.bin';
export const HEAD_FILE = 'head.bin';

/** What metadata.json says, checked, in the words of this library. */
export interface Metadata extends Pick<
  Archive,
  'labels' | 'backbone' | 'mirror' | 'sensitivity' | 'savedAt'
> {
  readonly madeWith: Readonly<Record<string, string>>;
  readonly head: {
    readonly name: string;
    readonly trained: {
      readonly settings: Readonly<Record<string, unknown>>;
      readonly arrays: readonly ArrayInfo[];
    } | null;
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
