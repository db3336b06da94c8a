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
    return mean(this.#window.map((entry) => entry.verdict));
  }
}

/**
 * The mean of the probabilities of each label and of none of them. So a frame's scores, which say which label it is
 * if it is any, count as far as that frame is known: a hand that passes through strange shapes on its way from one
 * gesture to the next has no say.
 */
function mean(verdicts: readonly Verdict[]): Verdict {
  const unknown = verdicts.reduce((sum, verdict) => sum + verdict.unknown, 0) / verdicts.length;
  const scored = verdicts.flatMap(({ scores, unknown }) => (scores ? [{ scores, weight: 1 - unknown }] : []));
  if (scored.length === 0) return { scores: null, unknown };
  // Where all are surely unknown, the scores say nothing, but there have to be some.
  const total = scored.reduce((sum, { weight }) => sum + weight, 0);
  const scores = new Float32Array(scored[0].scores.length);
  for (const row of scored) {
    const share = total > 0 ? row.weight / total : 1 / scored.length;
    for (let i = 0; i < scores.length; i++) scores[i] += share * row.scores[i];
  }
  return { scores, unknown };
}
