/**
 * Turns a label a frame into a label that was held: it counts once it has been shown without a break for the
 * hold time. A break shorter than a fifth of that (one bad frame) doesn't start it over.
 */
export class HeldLabel {
  #candidate: string | null = null;
  #since = 0;
  #lastSeen = 0;

  /**
   * @param label - What this frame shows, null for nothing.
   * @param timestamp - In milliseconds, rising.
   * @param hold - How long a label must be shown, in milliseconds.
   * @returns The label that has been held ('' for nothing shown that long), or null while none has.
   */
  read(label: string | null, timestamp: number, hold: number): string | null {
    const seen = label ?? '';
    if (seen !== this.#candidate) {
      if (this.#candidate !== null && timestamp - this.#lastSeen < hold / 5) return null;
      this.#candidate = seen;
      this.#since = timestamp;
    }
    this.#lastSeen = timestamp;
    return timestamp - this.#since >= hold ? seen : null;
  }

  /** Forgets what was shown so far. */
  reset(): void {
    this.#candidate = null;
  }
}
