/**
 * Numbers in files are little-endian whatever the machine is, so they go through a DataView both ways.
 * Half precision is copied as bits: nothing is rounded.
 */

/** Bits of the exponent of a half: all set means infinity or not a number. */
const HALF_EXPONENT = 0x7c00;

/**
 * Writes half-precision bits.
 * @returns Whether all of them are finite numbers.
 */
export function writeHalves(from: Uint16Array, to: DataView, offset = 0): boolean {
  let finite = true;
  for (let i = 0; i < from.length; i++) {
    const bits = from[i];
    if ((bits & HALF_EXPONENT) === HALF_EXPONENT) finite = false;
    to.setUint16(offset + i * 2, bits, true);
  }
  return finite;
}

/** Reads `count` halves as bits; null where one isn't a finite number. */
export function readHalves(from: DataView, offset: number, count: number): Uint16Array | null {
  const halves = new Uint16Array(count);
  for (let i = 0; i < count; i++) {
    const bits = from.getUint16(offset + i * 2, true);
    if ((bits & HALF_EXPONENT) === HALF_EXPONENT) return null;
    halves[i] = bits;
  }
  return halves;
}

/**
 * Writes floats.
 * @returns Whether all of them are finite numbers.
 */
export function writeFloats(from: Float32Array, to: DataView, offset = 0): boolean {
  let finite = true;
  for (let i = 0; i < from.length; i++) {
    if (!Number.isFinite(from[i])) finite = false;
    to.setFloat32(offset + i * 4, from[i], true);
  }
  return finite;
}

/** Reads `count` floats; null where one isn't a finite number. */
export function readFloats(from: DataView, offset: number, count: number): Float32Array | null {
  const floats = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const value = from.getFloat32(offset + i * 4, true);
    if (!Number.isFinite(value)) return null;
    floats[i] = value;
  }
  return floats;
}
