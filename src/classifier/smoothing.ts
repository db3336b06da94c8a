import type { Verdict } from './prediction.js';

/** Averages verdicts over a span of time, so that one bad frame doesn't show. */
export class Smoother {
  #window: { readonly verdict: Verdict; readonly timestamp: number }[] = [];

  /** @param span - Milliseconds over which to average; 0 keeps only the latest. */
  constructor(private readonly span: number) {}

  /** Takes the verdict on the latest frame, and gives the mean of those within the span. */
  add(verdict: Verdict, timestamp: number): Verdict {
    if (this.span === 0) return verdict;
    this.#window = this.#window.filter((entry) => timestamp - entry.timestamp < this.span);
    this.#window.push({ verdict, timestamp });
    const scored = this.#window.flatMap(({ verdict: { scores } }) => (scores ? [scores] : []));
    return {
      scores: scored.length > 0 ? mean(scored) : null,
      unknown: this.#window.reduce((sum, entry) => sum + entry.verdict.unknown, 0) / this.#window.length,
    };
  }
}

function mean(rows: readonly Float32Array[]): Float32Array {
  const total = new Float32Array(rows[0].length);
  for (const row of rows) for (let i = 0; i < total.length; i++) total[i] += row[i] / rows.length;
  return total;
}
