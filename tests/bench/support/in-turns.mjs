// Times of several ways of doing a thing, side by side in one process.
import { median } from './photographs.mjs';

const WARM_UP = 10;
const ROUNDS = 40;
/** Times a way runs in its turn, beside the first, which isn't counted: it finds the caches as another way left them. */
const RUNS = 3;

/**
 * Runs each way a few times a round, so that what else the machine does falls on all of them, and prints their times.
 * @param {Record<string, () => Promise<unknown>>} ways
 * @returns {Promise<Record<string, number>>} Median milliseconds of each.
 */
export async function inTurns(ways) {
  const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const [name, run] of Object.entries(ways)) {
      await run();
      for (let again = 0; again < RUNS; again++) {
        const start = performance.now();
        await run();
        if (round >= WARM_UP) times[name].push(performance.now() - start);
      }
    }
  }
  for (const [name, list] of Object.entries(times)) {
    const fast = [...list].sort((a, b) => a - b)[Math.floor(list.length / 10)];
    console.log(`  ${name.padEnd(46)} ${median(list).toFixed(2).padStart(7)} ${fast.toFixed(2).padStart(7)}`);
  }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}
