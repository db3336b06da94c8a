import type { Backbone } from '../../src/backbone/backbone.js';
import { unitDistance } from '../../src/backbone/unit-distance.js';
import type { Engine } from '../../src/backends/backend.js';
import { Familiarity } from '../../src/head/familiarity/familiarity.js';
import { unitVectors } from '../../src/head/least-squares/feature-space.js';
import { leastSquares } from '../../src/head/least-squares/least-squares.js';
import { TimeSlices } from '../../src/head/least-squares/time-slices.js';
import type { Prior } from '../../src/head/head.js';
import type { DrawnReading } from './readings.js';

/** Shares of hands, in order. */
const SHARES = [0.5, 0.9, 0.95, 0.99, 0.995];
const LAMBDAS = [0.03, 0.05, 0.1, 0.2, 0.4];
const SHARPNESSES = [6, 7, 8, 9, 10, 12];

/**
 * Prints how well a starter knows drawn hands that it was not made of, how far from its vectors they lie, and how well at
 * several penalties and sharpnesses: those that src/head uses beside a prior were chosen by this. And how far two palms that
 * show the same digit lie apart, which the distances of `mobilenet()` (`sameGesture`) were taken from.
 */
export async function check(
  prior: Prior,
  hands: readonly DrawnReading[],
  backbone: Backbone,
  engine: Engine,
): Promise<void> {
  const seen = hands.filter(({ features }) => features !== null);
  console.log(`${hands.length} other drawn hands, ${seen.length} found; of those:`);
  const palms = seen.filter(({ picture }) => !picture.back);
  const nearest = await distances(prior, palms, backbone);
  console.log(`  palms lie within ${quantiles(nearest, SHARES)} of a vector`);
  console.log(`  two of the same digit lie within ${quantiles(apart(palms), [0.5, 0.95])}`);
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

/** How far hands lie from the vectors, as doubt measures it, nearest first. */
async function distances(
  prior: Prior,
  hands: readonly DrawnReading[],
  backbone: Backbone,
): Promise<Float64Array> {
  const { samples } = prior;
  const vectors = await unitVectors(samples, backbone.dimensions, new TimeSlices(undefined));
  const reaches = new Float32Array(samples.length).fill(1);
  const familiarity = new Familiarity(vectors, reaches, prior.targets);
  return Float64Array.from(hands, ({ features }) => familiarity.distance(features!)).sort();
}

/** The distances between all hands that show the same digit, at length 1, nearest first. */
function apart(hands: readonly DrawnReading[]): Float64Array {
  const found: number[] = [];
  for (const [i, one] of hands.entries()) {
    for (const other of hands.slice(i + 1)) {
      if (one.digit === other.digit) found.push(unitDistance(one.features!, other.features!));
    }
  }
  return Float64Array.from(found).sort();
}

function quantiles(sorted: Float64Array, shares: readonly number[]): string {
  const at = (share: number): string => sorted[Math.floor(share * (sorted.length - 1))].toFixed(3);
  return shares.map((share) => `${at(share)} (${100 * share} %)`).join(', ');
}
