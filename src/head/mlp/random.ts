/** A source of random whole numbers below `n`. */
export type RandomBelow = (n: number) => number;

/** Repeatable random numbers, for shuffling: the same seed gives the same ones. A 32-bit xorshift* generator. */
export function randomBelow(seed: number): RandomBelow {
  // Both halves of large seeds count, and zero, which xorshift could never leave, doesn't occur.
  let state = (Math.imul(seed | 0, 0x9e3779b1) ^ Math.floor(seed / 2 ** 32)) >>> 0 || 1;
  return (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((Math.imul(state, 0x2545f491) >>> 0) / 2 ** 32) * n);
  };
}

/** Puts the numbers into a random order, all orders equally likely (Fisher and Yates). */
export function shuffle(numbers: number[], random: RandomBelow): void {
  for (let last = numbers.length - 1; last > 0; last--) {
    const other = random(last + 1);
    [numbers[last], numbers[other]] = [numbers[other], numbers[last]];
  }
}
