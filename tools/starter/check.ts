import type { Backbone } from '../../src/backbone/backbone.js';
import type { Engine } from '../../src/backends/backend.js';
import { leastSquares } from '../../src/head/least-squares/least-squares.js';
import type { Prior } from '../../src/head/head.js';
import type { DrawnReading } from './readings.js';

const LAMBDAS = [0.03, 0.05, 0.1, 0.2, 0.4];
const SHARPNESSES = [6, 7, 8, 9, 10, 12];

/**
 * Prints how well a starter knows drawn hands that it was not made of, at several penalties and sharpnesses: those that
 * src/head/least-squares uses beside a prior were chosen by this.
 */
export async function check(
  prior: Prior,
  hands: readonly DrawnReading[],
  backbone: Backbone,
  engine: Engine,
): Promise<void> {
  const seen = hands.filter(({ features }) => features !== null);
  console.log(`${hands.length} other drawn hands, ${seen.length} found; of those:`);
  console.log(
    `  lambda    right   mean surprise at sharpness ${SHARPNESSES.map((s) => `${s}`.padStart(6)).join('')}`,
  );
  for (const lambda of LAMBDAS) {
    const head = await leastSquares({ lambda }).create({
      dimensions: backbone.dimensions,
      labels: 10,
      engine,
    });
    const { head: trained } = await head.train({ samples: [], targets: new Uint16Array(), prior }, {});
    const used = trained.save().settings['sharpness'] as number;
    const rows = await Promise.all(seen.map(async ({ features }) => trained.score(features!)));
    const right = rows.filter((row, i) => row.indexOf(Math.max(...row)) === seen[i].digit).length;
    const surprises = SHARPNESSES.map((sharpness) => {
      const total = rows.reduce((sum, row, i) => sum - logShare(row, seen[i].digit, sharpness / used), 0);
      return (total / rows.length).toFixed(3).padStart(6);
    });
    const share = `${((100 * right) / seen.length).toFixed(1)} %`;
    console.log(`  ${String(lambda).padEnd(6)} ${share.padStart(8)}${' '.repeat(29)}${surprises.join('')}`);
  }
}

/** The logarithm of a probability, had the scores been sharper by a factor. */
function logShare(row: Float32Array, digit: number, factor: number): number {
  const powers = Array.from(row, (value) => factor * Math.log(Math.max(value, 1e-30)));
  return powers[digit] - Math.log(powers.reduce((sum, power) => sum + Math.exp(power), 0));
}
