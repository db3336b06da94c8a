const TABLE = new Int32Array(256);
for (let byte = 0; byte < 256; byte++) {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
  TABLE[byte] = remainder;
}

/**
 * CRC-32 as zip uses it. Finds every single flipped bit and every burst of damage up to 32 bits for certain,
 * and lets one in four billion other damages pass. It is no defence against forgery, nor could any checksum
 * without a secret be. Chosen over SHA-256 because every zip program can check it and because it also works
 * where `crypto.subtle` is missing (pages without https).
 *
 * @param bytes - What to add.
 * @param before - The CRC of what came before. Default: nothing did.
 * @returns Unsigned 32 bits.
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  for (let i = 0; i < bytes.length; i++) crc = TABLE[(crc ^ bytes[i]) & 255] ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** A CRC as it is written in metadata.json: eight lower-case hexadecimal digits. */
export function crcText(crc: number): string {
  return (crc >>> 0).toString(16).padStart(8, '0');
}
