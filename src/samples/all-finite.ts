/** All of a half-precision number's exponent: infinities and NaN have all of it. */
const EXPONENT = 0x7c00;

/** Whether none of these half-precision bits are of an infinity or NaN. */
export function allFinite(halves: Uint16Array): boolean {
  return halves.every((half) => (half & EXPONENT) !== EXPONENT);
}
