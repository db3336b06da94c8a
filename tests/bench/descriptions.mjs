// Which description of a hand tells gestures of people never seen best, and right hands' samples left hands' gestures.
// Weights were chosen on every other person of the photographs; these figures are of the rest.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { leastSquares } from '../../dist/index.js';
import { halfValues, toHalf } from '../../dist/samples/half.js';
import { candidates } from './support/candidates.mjs';
import { percent, quantile, spread, mean } from './support/figures.mjs';
import { openNetwork, readLooks } from './support/looks.mjs';
import { heldBackPeople } from './support/held-back.mjs';
import { DIGITS, random, shuffled } from './support/photographs.mjs';

const SIZES = [1, 5, 20];
const DRAWS = 10;
/** Samples a digit with which the other hand and gestures never taught are tried. */
const FEW = 5;

/** Prints the table. */
export async function descriptions(folder) {
  const names = await readdir(join(folder, 'datasets/sign-language-digits'));
  const people = heldBackPeople(names.filter((name) => name.startsWith('person-')).sort());
  const { engine, network } = await openNetwork();
  const read = (options) => readLooks(network, folder, people, options);
  const looks = { same: await read(), other: await read({ otherHand: true }) };
  const asSeen = { same: await read({ turn: false }), other: await read({ turn: false, otherHand: true }) };
  network.dispose();
  console.log(`${people.length} people, ${DRAWS} draws; right (mean ± sd) by samples a digit`);
  console.log(
    `${'description'.padEnd(36)}numbers  ${SIZES.map((size) => String(size).padEnd(17)).join('')}` +
      `other hand, ${FEW}   untaught taken, ${FEW}`,
  );
  for (const [name, describe] of Object.entries(candidates)) await row(name, describe, looks, false, engine);
  const activation = 'square root of the activation';
  await row('… no hand turned', candidates[activation], asSeen, false, engine);
  await row('… no hand turned, mirrored copies', candidates[activation], asSeen, true, engine);
}

async function row(name, describe, { same, other }, copies, engine) {
  const data = { same: same.map(vectorsOf), other: other.map(vectorsOf) };
  const dimensions = data.same.flat().find(Boolean).length;
  const cells = [];
  let few;
  for (const size of SIZES) {
    const results = [];
    for (let draw = 0; draw < DRAWS; draw++)
      results.push(await once(data, size, draw, copies, { dimensions, engine }));
    cells.push(spread(results.map(({ right }) => right)).padEnd(17));
    if (size === FEW) few = results;
  }
  const others = spread(few.map(({ rightOther }) => rightOther));
  const untaught = percent(mean(few.map((result) => result.untaught)));
  console.log(
    `${name.padEnd(36)}${String(dimensions).padStart(7)}  ${cells.join('')}${others.padEnd(17)}${untaught}`,
  );

  function vectorsOf(person) {
    return person.map((seen) => {
      if (seen.length === 0) return null;
      const rows = seen.map(({ look, tilt }) => describe(look, tilt));
      return toHalf(Float32Array.from(rows[0], (_, i) => mean(rows.map((values) => values[i]))));
    });
  }
}

/** Trains on some people and tests the others, with the hand that was taught and with the other one. */
async function once({ same, other }, size, draw, copies, { dimensions, engine }) {
  const order = shuffled([...same.keys()], random(1000 + draw));
  const samples = [];
  const targets = [];
  for (const person of order.slice(0, size)) {
    for (const row of copies ? [same[person], other[person]] : [same[person]]) {
      row.forEach((features, digit) => {
        if (!features) return;
        samples.push({ id: String(samples.length), label: DIGITS[digit], addedAt: 0, features });
        targets.push(digit);
      });
    }
  }
  const head = await leastSquares({ kernel: 'gaussian' }).create({
    dimensions,
    labels: DIGITS.length,
    engine,
  });
  const { head: trained } = await head.train({ samples, targets: Uint16Array.from(targets) }, {});
  const rest = order.slice(size);
  const share = (data) => {
    let right = 0;
    for (const person of rest) {
      data[person].forEach((features, digit) => {
        if (!features) return;
        const scores = trained.score(floats(features));
        if (scores.indexOf(Math.max(...scores)) === digit) right++;
      });
    }
    return right / (rest.length * DIGITS.length);
  };
  return {
    right: share(same),
    rightOther: share(other),
    untaught: untaughtTaken(same, rest, trained, targets, dimensions),
  };
}

/**
 * Each digit in turn is taken for one that was never taught: the share of its pictures that lie as close to a sample
 * of another digit as 95 % of pictures lie to one of their own.
 */
function untaughtTaken(people, rest, { vectors }, targets, dimensions) {
  const own = [];
  const others = [];
  for (const person of rest) {
    people[person].forEach((features, digit) => {
      if (!features) return;
      const unit = normalised(floats(features));
      const nearest = [Infinity, Infinity];
      targets.forEach((target, i) => {
        let dot = 0;
        for (let k = 0; k < dimensions; k++) dot += unit[k] * vectors[i * dimensions + k];
        const which = target === digit ? 0 : 1;
        nearest[which] = Math.min(nearest[which], 2 - 2 * dot);
      });
      own.push(nearest[0]);
      others.push(nearest[1]);
    });
  }
  const far = quantile(own, 0.95);
  return others.filter((distance) => distance <= far).length / others.length;
}

const floats = (halves) => Float32Array.from(halves, (half) => halfValues()[half]);
function normalised(values) {
  const length = Math.hypot(...values) || 1;
  return values.map((value) => value / length);
}
