/**
 * Numbers that look random and are the same on every machine: sfc32, seeded by hashing the given parts.
 * Everything that is drawn takes its numbers from here, so that a seed names a picture.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d = 1;

  /** @param parts What names the sequence, e.g. the seed, the picture's number and what is being chosen. */
  constructor(...parts: readonly (number | string)[]) {
    const hash = cyrb128(parts.join('/'));
    [this.#a, this.#b, this.#c] = hash;
    for (let i = 0; i < 12; i++) this.next();
  }

  /** Uniform in [0, 1). */
  next(): number {
    const t = (((this.#a + this.#b) | 0) + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + t) | 0;
    return (t >>> 0) / 4294967296;
  }

  /** Uniform in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** An integer in [low, high], both included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of the items, all equally likely. */
  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.next() * items.length)];
  }

  /**
   * Bell-shaped, of the given deviation, never beyond 2.45 deviations: the sum of six uniform numbers. (No
   * logarithm: its last bit differs between engines.)
   */
  bell(deviation = 1): number {
    let sum = -3;
    for (let i = 0; i < 6; i++) sum += this.next();
    return sum * deviation * Math.SQRT2;
  }
}

/** Always the middle of what could be: for things as they are meant, without anybody's peculiarities. */
export class Middle extends Random {
  override next(): number {
    return 0.5;
  }
}

/** Four well-mixed 32-bit words from a string (cyrb128: multiply and xor in four lanes). */
function cyrb128(text: string): [number, number, number] {
  let h1 = 1779033703;
  let h2 = 3144134277;
  let h3 = 1013904242;
  let h4 = 2773480762;
  for (let i = 0; i < text.length; i++) {
    const k = text.charCodeAt(i);
    h1 = h2 ^ Math.imul(h1 ^ k, 597399067);
    h2 = h3 ^ Math.imul(h2 ^ k, 2869860233);
    h3 = h4 ^ Math.imul(h3 ^ k, 951274213);
    h4 = h1 ^ Math.imul(h4 ^ k, 2716044179);
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597399067);
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2869860233);
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951274213);
  return [h1, h2, h3];
}
