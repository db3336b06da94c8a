/**
 * IEEE 754 half precision (binary16): 1 sign bit, 5 exponent bits, 10 fraction bits. Eleven significant bits are
 * plenty for features, and halve the memory of a sample.
 */

/** The largest finite half-precision number. */
export const MAX_HALF = 65504;

/** Below this, half-precision numbers are evenly spaced ("subnormal"), 2^-24 apart. */
const MIN_NORMAL = 2 ** -14;
/** Adding and taking away this makes a double drop its fraction, rounded to nearest, ties to even. */
const ROUND_TO_INTEGER = 2 ** 52;

let table: Float32Array | undefined;

/** The value of each of the 65,536 half-precision bit patterns (256 kB, made at the first call). */
export function halfValues(): Float32Array {
  if (table === undefined) {
    table = new Float32Array(65536);
    for (let half = 0; half < 65536; half++) table[half] = valueOf(half);
  }
  return table;
}

/**
 * Rounds to the nearest half-precision number, ties to even, whichever way the number came.
 * Beyond the range it gives ±Infinity; NaN stays NaN; the sign of zero is kept.
 *
 * @param values - Any numbers.
 * @returns Their half-precision bits, in a new array.
 */
export function toHalf(values: Float32Array): Uint16Array {
  const halves = new Uint16Array(values.length);
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  for (let i = 0; i < values.length; i++) {
    const all = bits[i];
    const sign = (all >>> 16) & 0x8000;
    const magnitude = all & 0x7fffffff;
    let half: number;
    if (magnitude > 0x7f800000) {
      half = 0x7e00; // NaN
    } else if (magnitude >= 0x47800000) {
      half = 0x7c00; // 65,536 and above
    } else if (magnitude < 0x38800000) {
      half = Math.abs(values[i]) * 2 ** 24 + ROUND_TO_INTEGER - ROUND_TO_INTEGER;
    } else {
      // Rebias the exponent from 127 to 15, and round the 13 bits that go; a carry runs into the exponent as it
      // should, up to infinity from 65,520 on.
      const odd = (magnitude >>> 13) & 1;
      half = (magnitude - 0x38000000 + 0xfff + odd) >>> 13;
    }
    halves[i] = sign | half;
  }
  return halves;
}

/**
 * Exact: every half-precision number is a single-precision number.
 *
 * @param halves - Half-precision bits.
 * @param into - Where to write the numbers, from its start on; as long as `halves` or longer. Default: a new array.
 * @returns `into`.
 */
export function fromHalf(halves: Uint16Array, into = new Float32Array(halves.length)): Float32Array {
  const values = halfValues();
  for (let i = 0; i < halves.length; i++) into[i] = values[halves[i]];
  return into;
}

function valueOf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >>> 10) & 31;
  const fraction = half & 0x3ff;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  if (exponent === 0) return (sign * fraction * MIN_NORMAL) / 1024;
  return sign * 2 ** (exponent - 15) * (1 + fraction / 1024);
}
