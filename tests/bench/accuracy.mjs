// How many digits of people who were never seen are right, by backbone, head and samples a digit. People are drawn
// at random to train on, one sample a digit each; all others are tested. A photograph in which no hand is found
// counts as wrong; one that gets the label null at the usual sensitivity counts as what its scores say in the first
// figure, and as wrong in the second. Lines "every other" are of those people that nothing was chosen on.
import { Familiarity } from '../../dist/head/familiarity/familiarity.js';
import { leastSquares, mlp } from '../../dist/index.js';
import { halfValues } from '../../dist/samples/half.js';
import { spread } from './support/figures.mjs';
import { heldBackPeople } from './support/held-back.mjs';
import { DIGITS, random, readPeople, shuffled } from './support/photographs.mjs';

/** Heads, and how many draws: the classic one takes seconds a training, so it gets fewer. */
const heads = {
  'least-squares': { plugin: () => leastSquares(), draws: 10 },
  mlp: { plugin: () => mlp({ check: false }), draws: 5 },
};
const SIZES = [1, 5, 20];

/** Prints a table a backbone. */
export async function accuracy(folder) {
  for (const name of ['hand', 'mobilenet', 'imagenet']) {
    const read = await readPeople(folder, name);
    const found = read.people.flat().filter(Boolean).length;
    console.log(
      `${name}: ${read.people.length} people, ${read.dimensions} features, ` +
        `read in ${read.millisecondsEach.toFixed(1)} ms a still picture` +
        (name === 'imagenet' ? '' : `, hand found in ${found} of ${read.people.flat().length}`),
    );
    console.log(
      '  head            samples a digit   right (mean ± sd of draws)   null is wrong    training ms',
    );
    for (const [headName, { plugin, draws }] of Object.entries(heads)) {
      // The classic head was made for feature maps; on descriptions of a hand it would be a straw man.
      if (headName === 'mlp' && name !== 'imagenet') continue;
      // It was trained on every other person.
      if (name === 'mobilenet') continue;
      for (const size of SIZES) await line(headName, read, plugin, size, draws);
    }
    if (name === 'imagenet') continue;
    const half = { ...read, people: heldBackPeople(read.people) };
    for (const size of SIZES) await line('every other', half, heads['least-squares'].plugin, size, 10);
  }
}

async function line(name, read, plugin, size, draws) {
  const results = [];
  for (let draw = 0; draw < draws; draw++) results.push(await once(read, plugin(), size, draw));
  const times = results.map(({ durationMs }) => durationMs).sort((a, b) => a - b);
  console.log(
    `  ${name.padEnd(15)} ${String(size).padStart(15)}   ` +
      `${spread(results.map(({ right }) => right)).padStart(18)} of ${String(draws).padEnd(5)}` +
      `${spread(results.map(({ named }) => named)).padStart(16)}` +
      `${times[times.length >> 1].toFixed(0).padStart(15)}`,
  );
}

async function once({ people, dimensions, sameGesture, engine }, plugin, size, draw) {
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
  const set = { samples, targets: Uint16Array.from(targets) };
  const { head: trained } = await head.train(set, { seed: draw });
  const familiarity = sameGesture && (await Familiarity.learn(set, trained, sameGesture));
  const durationMs = performance.now() - start;
  let right = 0;
  let named = 0;
  const rest = order.slice(size);
  for (const person of rest) {
    for (const [digit, features] of person.entries()) {
      if (!features) continue;
      const vector = Float32Array.from(features, (half) => halfValues()[half]);
      const scores = await trained.score(vector);
      if (scores.indexOf(Math.max(...scores)) !== digit) continue;
      right++;
      if (!familiarity || familiarity.distance(vector) <= 1) named++;
    }
  }
  trained.dispose();
  head.dispose();
  const all = rest.length * DIGITS.length;
  return { right: right / all, named: named / all, durationMs };
}
