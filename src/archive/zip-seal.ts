import { crc32, crcText } from './crc32.js';
import type { ZipEntry } from './zip-directory.js';

/**
 * The bytes of stored files are guarded by their own checksums; a zip leaves the rest (its headers, names,
 * dates, and spare bits of compressed streams) unguarded. The seal is a CRC over all of that, kept as the
 * zip's comment, so that no bit of a file we wrote can flip unseen. Other zip programs drop or keep the comment:
 * a file without one is taken as it is, one with a wrong one is refused.
 */
const SEAL = /^digit-gesture seal ([0-9a-f]{8})$/;

/** Bytes of the comment that {@link sealText} makes. */
export const SEAL_LENGTH = sealText(0).length;

/** The comment for a zip whose seal is `crc`. */
export function sealText(crc: number): string {
  return `digit-gesture seal ${crcText(crc)}`;
}

/** Whether the comment is the seal of these bytes. */
export function sealFits(zip: Uint8Array, comment: string, entries: readonly ZipEntry[]): boolean {
  return SEAL.exec(comment)?.[1] === crcText(sealOf(zip.subarray(0, zip.length - comment.length), entries));
}

/**
 * The seal of a zip.
 * @param zip - All of it but the comment itself; the comment's length, in the last two bytes, counts.
 * @param entries - Its files, in the order in which they lie in the zip.
 */
export function sealOf(zip: Uint8Array, entries: readonly ZipEntry[]): number {
  let crc = 0;
  let from = 0;
  for (const entry of entries) {
    if (entry.deflated) continue;
    crc = crc32(zip.subarray(from, entry.start), crc);
    from = entry.start + entry.packedSize;
  }
  return crc32(zip.subarray(from), crc);
}
