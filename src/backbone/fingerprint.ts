/**
 * A short name for a block of weights: 64 bits of two FNV-1a hashes, as 16 hexadecimal digits. Tells one set of
 * weights from another; no protection against somebody who wants to deceive.
 */
export function fingerprint(blocks: readonly Float32Array[]): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (const block of blocks) {
    const words = new Uint32Array(block.buffer, block.byteOffset, block.length);
    for (const word of words) {
      a = Math.imul(a ^ word, 0x01000193);
      b = Math.imul(b ^ ((word >>> 16) | (word << 16)), 0x85ebca6b);
      a ^= a >>> 15;
      b ^= b >>> 13;
    }
  }
  return hex(a) + hex(b);
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
