import { Inflate } from 'fflate';
import type { Pacer } from '../pacer.js';
import { crc32 } from './crc32.js';
import { invalidArchive, quoted } from './invalid-archive.js';
import { MAX_COMPRESSION } from './limits.js';
import type { ZipEntry } from './zip-directory.js';

/** Bytes checked in one go. */
const CHECK_STEP = 2 ** 20;
/** Packed bytes inflated in one go: deflate makes at most 1,032 times as many of them. */
const INFLATE_STEP = 2 ** 12;
/** Files smaller than this may be compressed by any factor. */
const SMALL = 2 ** 16;

/**
 * The unpacked bytes of one file, checked against its CRC. Never allocates more than the declared size, whatever
 * the stream really holds.
 *
 * @param limit - Most bytes it may have.
 * @returns A view of the zip where the file is stored as it is.
 * @throws `GestureError` 'invalid-archive'.
 */
export async function unpack(
  zip: Uint8Array,
  entry: ZipEntry,
  limit: number,
  pacer: Pacer,
): Promise<Uint8Array> {
  if (entry.size > limit) {
    throw invalidArchive(`${quoted(entry.name)} has ${entry.size} bytes, but at most ${limit} are read`);
  }
  const packed = zip.subarray(entry.start, entry.start + entry.packedSize);
  const bytes = entry.deflated ? await inflate(packed, entry, pacer) : packed;
  let crc = 0;
  for (let from = 0; from < bytes.length; from += CHECK_STEP) {
    if (pacer.due) await pacer.rest();
    crc = crc32(bytes.subarray(from, from + CHECK_STEP), crc);
  }
  if (crc !== entry.crc)
    throw invalidArchive(`it is damaged: ${quoted(entry.name)} does not fit its checksum`);
  return bytes;
}

async function inflate(packed: Uint8Array, entry: ZipEntry, pacer: Pacer): Promise<Uint8Array> {
  if (entry.size > SMALL && entry.size > entry.packedSize * MAX_COMPRESSION) {
    throw invalidArchive(
      `${quoted(entry.name)} is compressed more than ${MAX_COMPRESSION} times: a zip bomb`,
    );
  }
  const bytes = new Uint8Array(entry.size);
  let filled = 0;
  let tooMany = false;
  const stream = new Inflate((chunk) => {
    tooMany ||= filled + chunk.length > bytes.length;
    if (!tooMany) bytes.set(chunk, filled);
    filled += chunk.length;
  });
  for (let from = 0; from < packed.length && !tooMany; from += INFLATE_STEP) {
    if (pacer.due) await pacer.rest();
    try {
      stream.push(packed.subarray(from, from + INFLATE_STEP), from + INFLATE_STEP >= packed.length);
    } catch (error) {
      throw invalidArchive(`it is damaged: ${quoted(entry.name)} cannot be decompressed`, error);
    }
  }
  if (tooMany || filled !== entry.size) {
    throw invalidArchive(`${quoted(entry.name)} does not have the ${entry.size} bytes that its zip declares`);
  }
  return bytes;
}
