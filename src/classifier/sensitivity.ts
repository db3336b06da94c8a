/** @throws `TypeError` unless it is a number from 0 to 1. */
export function checkSensitivity(value: number): number {
  if (typeof value === 'number' && value >= 0 && value <= 1) return value;
  throw new TypeError(`sensitivity must be a number from 0 to 1, not ${String(value)}.`);
}
