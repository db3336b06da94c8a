import { download } from '../../backbone/download.js';
import { Pacer } from '../../pacer.js';
import { invalidArchive, quoted } from '../invalid-archive.js';
import { unpack } from '../unpack.js';
import type { ZipEntry } from '../zip-directory.js';

/** The files of a model, by name. */
export interface Bundle {
  /** @throws `GestureError` 'invalid-archive' where there is none of this name, or it is larger than `most` bytes. */
  read(name: string, most: number): Promise<Uint8Array>;
}

export const MODEL_FILE = 'model.json';

/** Where model.json lies in a zip: its folder, with a slash at the end, or ''. Null where there is none. */
export function folderOfModel(entries: readonly ZipEntry[]): string | null {
  const found = entries.find(({ name }) => name === MODEL_FILE || name.endsWith(`/${MODEL_FILE}`));
  return found ? found.name.slice(0, -MODEL_FILE.length) : null;
}

/** Files in one folder of a zip. Others are left alone. */
export function zipBundle(
  zip: Uint8Array,
  entries: readonly ZipEntry[],
  folder: string,
  signal: AbortSignal | undefined,
): Bundle {
  const pacer = new Pacer(signal);
  return {
    async read(name, most) {
      const entry = entries.find((entry) => entry.name === folder + name);
      if (!entry) throw missing(name);
      return unpack(zip, entry, most, pacer);
    },
  };
}

/** Files that somebody chose. */
export function fileBundle(files: readonly File[]): Bundle {
  return {
    async read(name, most) {
      const file = files.find((file) => file.name === name);
      if (!file) throw missing(name);
      return checked(new Uint8Array(await file.arrayBuffer()), name, most);
    },
  };
}

/** Files beside a model.json on a server. */
export function urlBundle(model: URL, bytes: Uint8Array, signal: AbortSignal | undefined): Bundle {
  return {
    async read(name, most) {
      if (name === MODEL_FILE) return checked(bytes, name, most);
      const url = new URL(name, model);
      const { bytes: found } = await download(url, { signal }).catch((cause: unknown) => {
        signal?.throwIfAborted();
        throw invalidArchive(`${quoted(name)} can't be had (${(cause as Error).message})`, cause);
      });
      return checked(found, name, most);
    },
  };
}

function checked(bytes: Uint8Array, name: string, most: number): Uint8Array {
  if (bytes.length <= most) return bytes;
  throw invalidArchive(`${quoted(name)} has ${bytes.length} bytes, but at most ${most} are read`);
}

function missing(name: string): Error {
  return invalidArchive(`${quoted(name)} is missing: a model of Teachable Machine has it beside model.json`);
}
