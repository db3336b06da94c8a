import { invalidArchive } from './invalid-archive.js';
import { sealFits } from './zip-seal.js';

/** One file inside a zip. */
export interface ZipEntry {
  readonly name: string;
  /** Packed with deflate, or as it is. */
  readonly deflated: boolean;
  /** Of the unpacked bytes. */
  readonly crc: number;
  /** Bytes in the zip. */
  readonly packedSize: number;
  /** Bytes when unpacked, as declared. */
  readonly size: number;
  /** Where its packed bytes start in the zip. */
  readonly start: number;
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END = 0x06054b50;
const END_LENGTH = 22;
const CENTRAL_LENGTH = 46;
const LOCAL_LENGTH = 30;
const MAX_ENTRIES = 16;
/** Longest file name or comment that is looked at. */
const MAX_TEXT = 100;

/** Compression hints, sizes after the data, and UTF-8 names are fine; encryption and patches are not. */
const ALLOWED_FLAGS = 0b0000_1000_0000_1110;
const SIZES_AFTER_DATA = 0b1000;

/**
 * Reads a zip's directory without unpacking anything, and takes nothing on trust: every file has to lie inside
 * the zip, apart from the others, and its two headers have to agree.
 * @returns The files in the order in which they lie in the zip; no name occurs twice.
 * @throws `GestureError` 'invalid-archive'.
 */
export function readZipDirectory(zip: Uint8Array): ZipEntry[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const directorySize = view.getUint32(end + 12, true);
  const directory = view.getUint32(end + 16, true);
  if (count === 0xffff || directory === 0xffffffff)
    throw invalidArchive('it is a zip64, which is not used here');
  if (count > MAX_ENTRIES) throw invalidArchive(`its zip has ${count} files, which is too many`);
  const disks = view.getUint32(end + 4, true);
  if (disks !== 0 || view.getUint16(end + 8, true) !== count || directory + directorySize !== end) {
    throw invalidArchive('it is damaged: the end of its zip does not fit the rest');
  }

  const entries: ZipEntry[] = [];
  let at = directory;
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_LENGTH > end || view.getUint32(at, true) !== CENTRAL_HEADER) throw damaged();
    const next =
      at +
      CENTRAL_LENGTH +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
    if (next > end) throw damaged();
    entries.push(readEntry(view, at, directory));
    at = next;
  }
  if (at !== end) throw damaged();
  checkLayout(entries, directory);
  const comment = latin1(view, end + END_LENGTH, Math.min(view.byteLength, end + END_LENGTH + MAX_TEXT));
  if (comment !== '' && !sealFits(zip, comment, entries)) {
    throw invalidArchive('it is damaged: its seal does not fit');
  }
  return entries;
}

/** The end record is the last one whose comment reaches exactly to the end of the file. */
function findEnd(view: DataView): number {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
    if (view.getUint32(at, true) === END && view.getUint16(at + 20, true) === last - at) return at;
  }
  const isZip = view.byteLength >= 4 && view.getUint32(0, true) === LOCAL_HEADER;
  throw invalidArchive(
    isZip ? 'its end is missing or damaged' : 'it is not a .gesture file at all (not a zip)',
  );
}

/** Reads a file's entry in the directory and compares it with the header before the file itself. */
function readEntry(view: DataView, at: number, directory: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const crc = view.getUint32(at + 16, true);
  const packedSize = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const nameLength = view.getUint16(at + 28, true);
  if (nameLength > MAX_TEXT) throw invalidArchive('a file in its zip has a name that does not belong');
  const name = latin1(view, at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength);
  const local = view.getUint32(at + 42, true);
  if ((flags & ~ALLOWED_FLAGS) !== 0)
    throw invalidArchive('a file in its zip is encrypted or of an unknown kind');
  if (method !== 0 && method !== 8) throw invalidArchive('a file in its zip is packed in an unknown way');
  if (packedSize === 0xffffffff || size === 0xffffffff)
    throw invalidArchive('it is a zip64, which is not used here');
  if (method === 0 && packedSize !== size) throw damaged();

  if (local + LOCAL_LENGTH > directory || view.getUint32(local, true) !== LOCAL_HEADER) throw damaged();
  const localName = local + LOCAL_LENGTH;
  const start = localName + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packedSize > directory) throw damaged();
  const sizesFit =
    (flags & SIZES_AFTER_DATA) !== 0 ||
    (view.getUint32(local + 14, true) === crc &&
      view.getUint32(local + 18, true) === packedSize &&
      view.getUint32(local + 22, true) === size);
  if (
    !sizesFit ||
    view.getUint16(local + 6, true) !== flags ||
    view.getUint16(local + 8, true) !== method ||
    view.getUint16(local + 26, true) !== nameLength ||
    latin1(view, localName, localName + nameLength) !== name
  ) {
    throw damaged();
  }
  return { name, deflated: method === 8, crc, packedSize, size, start };
}

/** Puts the entries in the order of the bytes; no two may share any, or a name. */
function checkLayout(entries: ZipEntry[], directory: number): void {
  entries.sort((a, b) => a.start - b.start);
  if (new Set(entries.map((entry) => entry.name)).size !== entries.length) {
    throw invalidArchive('its zip has two files of the same name');
  }
  for (const [i, entry] of entries.entries()) {
    const next = entries[i + 1];
    const free = next === undefined ? directory : next.start - LOCAL_LENGTH - next.name.length;
    if (entry.start + entry.packedSize > free) throw invalidArchive('files in its zip overlap');
  }
}

function latin1(view: DataView, from: number, to: number): string {
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + from, to - from));
}

function damaged() {
  return invalidArchive('it is damaged: its zip directory does not fit the files');
}
