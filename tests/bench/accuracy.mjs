// How many digits of people who were never seen are right, by backbone, head and samples a digit. People are drawn
// at random to train on, one sample a digit each; all others are tested. A photograph in which no hand is found
// counts as wrong.
import { leastSquares, mlp } from '../../dist/index.js';
import { halfValues } from '../../dist/samples/half.js';
import { DIGITS, random, readPeople, shuffled } from './support/photographs.mjs';

/** Heads, and how many draws: the classic one takes seconds a training, so it gets fewer. */
const heads = {
  'least-squares': { plugin: () => leastSquares(), draws: 10 },
  mlp: { plugin: () => mlp({ check: false }), draws: 5 },
};
const SIZES = [1, 5, 20];

/** Prints a table a backbone. */
export async function accuracy(folder) {
  for (const name of ['mobilenet', 'hand']) {
    const read = await readPeople(folder, name);
    const found = read.people.flat().filter(Boolean).length;
    console.log(
      `${name}: ${read.people.length} people, ${read.dimensions} features, ` +
        `read in ${read.millisecondsEach.toFixed(1)} ms a still picture` +
        (name === 'hand' ? `, hand found in ${found} of ${read.people.flat().length}` : ''),
    );
    console.log('  head            samples a digit   right (mean ± sd of draws)   training ms (median)');
    for (const [headName, { plugin, draws }] of Object.entries(heads)) {
      // The classic head was made for feature maps; on landmarks it would be a straw man.
      if (headName === 'mlp' && name === 'hand') continue;
      for (const size of SIZES) {
        const results = [];
        for (let draw = 0; draw < draws; draw++) results.push(await once(read, plugin(), size, draw));
        const rights = results.map(({ right }) => right);
        const times = results.map(({ durationMs }) => durationMs).sort((a, b) => a - b);
        console.log(
          `  ${headName.padEnd(15)} ${String(size).padStart(15)}   ` +
            `${percent(mean(rights)).padStart(12)} ± ${(100 * deviation(rights)).toFixed(1)} of ${draws}` +
            `${times[times.length >> 1].toFixed(0).padStart(20)}`,
        );
      }
    }
  }
}

async function once({ people, dimensions, engine }, plugin, size, draw) {
  const order = shuffled(people, random(1000 + draw));
  const samples = [];
  const targets = [];
  order.slice(0, size).forEach((person, p) =>
    person.forEach((features, digit) => {
      if (!features) return;
      samples.push({ id: `${p}-${digit}`, label: DIGITS[digit], addedAt: 0, features });
      targets.push(digit);
    }),
  );
  const head = await plugin.create({ dimensions, labels: DIGITS.length, engine });
  const start = performance.now();
  const { head: trained } = await head.train({ samples, targets: Uint16Array.from(targets) }, { seed: draw });
  const durationMs = performance.now() - start;
  let right = 0;
  const rest = order.slice(size);
  for (const person of rest) {
    for (const [digit, features] of person.entries()) {
      if (!features) continue;
      const scores = await trained.score(Float32Array.from(features, (half) => halfValues()[half]));
      if (scores.indexOf(Math.max(...scores)) === digit) right++;
    }
  }
  trained.dispose();
  head.dispose();
  return { right: right / (rest.length * DIGITS.length), durationMs };
}

const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
const deviation = (list) =>
  Math.sqrt(list.reduce((sum, value) => sum + (value - mean(list)) ** 2, 0) / (list.length - 1));
const percent = (share) => `${(100 * share).toFixed(1)} %`;
