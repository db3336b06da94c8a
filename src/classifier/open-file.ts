import type { Archive } from '../archive/archive.js';
import { readArchive } from '../archive/read-archive.js';
import type { Bundle } from '../archive/teachable-machine/bundle.js';
import { readZipDirectory } from '../archive/zip-directory.js';
import { resolveUrl } from '../resolve-url.js';
import { readBytes, type ArchiveSource } from './open-archive.js';

/** What a classifier came from: a `.gesture` file, or an image model of Teachable Machine. */
export type LoadedFrom = 'gesture' | 'teachable-machine';

/** A file as it was read and checked. */
export interface OpenedFile {
  readonly archive: Archive;
  readonly loadedFrom: LoadedFrom;
}

/** Whether the file is an object in JSON, by its first byte. */
export function isJson(bytes: Uint8Array): boolean {
  return bytes[0] === 0x7b;
}

/**
 * Reads a .gesture file, or an image model of Teachable Machine: as a zip, as the three files of it, or by the address
 * of its model.json.
 * @throws GestureError 'invalid-archive' with the reason; `TypeError` where it is no source; the signal's reason.
 */
export async function openFile(
  source: ArchiveSource | readonly File[],
  signal: AbortSignal | undefined,
): Promise<OpenedFile> {
  signal?.throwIfAborted();
  const opened = await open(source, signal);
  signal?.throwIfAborted();
  return opened;
}

async function open(
  source: ArchiveSource | readonly File[],
  signal: AbortSignal | undefined,
): Promise<OpenedFile> {
  if (Array.isArray(source)) {
    const { fileBundle } = await import('../archive/teachable-machine/bundle.js');
    return model(fileBundle(source as readonly File[]));
  }
  const file = source as ArchiveSource;
  const bytes = await readBytes(file, signal);
  if (isJson(bytes) && (typeof file === 'string' || file instanceof URL)) {
    const { urlBundle } = await import('../archive/teachable-machine/bundle.js');
    return model(urlBundle(resolveUrl(file), bytes, signal));
  }
  const entries = readZipDirectory(bytes);
  const { folderOfModel, zipBundle } = await import('../archive/teachable-machine/bundle.js');
  const folder = folderOfModel(entries);
  if (folder !== null) return model(zipBundle(bytes, entries, folder, signal));
  return { archive: await readArchive(bytes, { signal }), loadedFrom: 'gesture' };
}

async function model(bundle: Bundle): Promise<OpenedFile> {
  const { readModel } = await import('../archive/teachable-machine/read-model.js');
  return { archive: await readModel(bundle), loadedFrom: 'teachable-machine' };
}
