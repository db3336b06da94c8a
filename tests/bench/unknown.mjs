// What the label null costs and what it keeps out, over the sensitivity. People are drawn at random to teach nine
// digits; others show all ten. Every digit is left out in turn. Pictures without a hand are crops of rooms with
// people in them. Reaches and weights were chosen on every other person of the photographs; these are the rest.
import { Familiarity, probabilityUnknown } from '../../dist/head/familiarity/familiarity.js';
import { leastSquares } from '../../dist/index.js';
import { halfValues } from '../../dist/samples/half.js';
import { readEmptyRooms } from './support/empty-rooms.mjs';
import { mean, percent, quantile } from './support/figures.mjs';
import { HELD_BACK_ROOMS, heldBackPeople } from './support/held-back.mjs';
import { backbones, DIGITS, random, readPeople, shuffled } from './support/photographs.mjs';

const SIZES = [1, 5, 20];
const DRAWS = 10;
const SENSITIVITIES = [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99];
/** With thousands of features all takes longer, so there are fewer draws. */
const MOBILENET_DRAWS = 2;

/** Prints the curves, how far confidences can be trusted, and what distances of ImageNet's features are good for. */
export async function unknown(folder) {
  for (const name of ['hand', 'mobilenet']) await curves(folder, name);
  console.log('\nmobilenet() with the ImageNet weights');
  const wide = await readPeople(folder, 'imagenet');
  for (const size of SIZES) {
    console.log(
      `  ${samplesOf(size)}: ${best(await runAll(wide, size, MOBILENET_DRAWS, { typical: 1, farthest: 1 }, []))}`,
    );
  }
}

async function curves(folder, name) {
  const read = await readPeople(folder, name);
  const backbone = await backbones[name](folder).load({ engine: read.engine });
  const { sameGesture } = read;
  // mobilenet() was trained on the others.
  const empty = await readEmptyRooms(
    folder,
    backbone,
    name === 'mobilenet' ? { rooms: HELD_BACK_ROOMS, each: 4 } : {},
  );
  backbone.dispose();
  const seen = empty.filter(Boolean);
  console.log(
    `\n${name}(): ${empty.length} pictures without a hand; a hand was seen clearly in ${seen.length} of them`,
  );
  for (const size of SIZES) {
    const runs = await runAll(read, size, DRAWS, sameGesture, seen);
    const others = heldBackPeople(read.people).length - size;
    console.log(
      `\n${samplesOf(size)}, ${others} other people, ${DRAWS} draws × ${DIGITS.length} digits left out`,
    );
    console.log('  sensitivity   right kept   right in all   untaught taken   no hand taken');
    for (const sensitivity of SENSITIVITIES) curve(runs, sensitivity, empty.length);
    trust(runs);
    console.log(`  ${best(runs)}`);
  }
}

async function runAll(read, size, draws, sameGesture, seen) {
  const people = heldBackPeople(read.people);
  const runs = [];
  for (let draw = 0; draw < draws; draw++) {
    const order = shuffled(people, random(1000 + draw));
    for (const untaught of DIGITS.keys()) {
      runs.push(await once(read, order.slice(0, size), order.slice(size), untaught, sameGesture, seen));
    }
  }
  return runs;
}

/** Teaches all digits but one by some people, and shows all of them by others. */
async function once({ dimensions, engine }, teachers, others, untaught, sameGesture, seen) {
  const samples = [];
  const targets = [];
  for (const person of teachers) {
    for (const [digit, features] of person.entries()) {
      if (!features || digit === untaught) continue;
      samples.push({ id: String(samples.length), label: DIGITS[digit], addedAt: 0, features });
      targets.push(digit);
    }
  }
  const set = { samples, targets: Uint16Array.from(targets) };
  const head = await leastSquares().create({ dimensions, labels: DIGITS.length, engine });
  const { head: trained } = await head.train(set, {});
  const familiarity = await Familiarity.learn(set, trained, sameGesture);
  const run = { known: [], strange: [], shown: others.length * (DIGITS.length - 1), people: others.length };
  for (const person of others) {
    for (const [digit, features] of person.entries()) {
      if (!features) continue;
      const vector = Float32Array.from(features, (half) => halfValues()[half]);
      const scores = trained.score(vector);
      const score = Math.max(...scores);
      const entry = { right: scores.indexOf(score) === digit, score, distance: familiarity.distance(vector) };
      (digit === untaught ? run.strange : run.known).push(entry);
    }
  }
  run.empty = seen.map((vector) => ({ distance: familiarity.distance(vector) }));
  return run;
}

function curve(runs, sensitivity, pictures) {
  const taken = (list) =>
    list.filter(({ distance }) => probabilityUnknown(distance, sensitivity) <= 0.5).length;
  const right = ({ known }) => known.filter((entry) => entry.right);
  const share = (of) => mean(runs.map(of));
  console.log(
    `  ${String(sensitivity).padEnd(11)}` +
      percent(share((run) => taken(right(run)) / right(run).length)).padStart(13) +
      percent(share((run) => taken(right(run)) / run.shown)).padStart(15) +
      percent(share((run) => taken(run.strange) / run.people)).padStart(17) +
      percent(
        share((run) => taken(run.empty) / pictures),
        3,
      ).padStart(16),
  );
}

/** Mean confidence against how often it is right, where gestures taught and never taught are shown equally often. */
function trust(runs) {
  const cells = new Map();
  for (const { known, strange } of runs) {
    for (const list of [known, strange]) {
      for (const { right, score, distance } of list) {
        const doubt = probabilityUnknown(distance, 0.5);
        const label = doubt <= 0.5;
        const confidence = label ? score * (1 - doubt) : doubt;
        const key = `${label ? 'a label' : 'null   '} ${Math.min(9, Math.floor(confidence * 10)) / 10}`;
        const cell = cells.get(key) ?? { weight: 0, confidence: 0, right: 0 };
        const weight = 1 / list.length;
        cell.weight += weight;
        cell.confidence += weight * confidence;
        cell.right += (label ? right : list === strange) ? weight : 0;
        cells.set(key, cell);
      }
    }
  }
  console.log('  confidence from   share   mean confidence   right');
  for (const [key, { weight, confidence, right }] of [...cells].sort()) {
    const share = percent(weight / runs.length / 2);
    console.log(
      `  ${key.padEnd(14)}${share.padStart(9)}${percent(confidence / weight).padStart(18)}${percent(right / weight).padStart(8)}`,
    );
  }
}

/** What the best distance for each number of samples would do, were it known. */
function best(runs) {
  const own = runs.flatMap(({ known }) => known.filter(({ right }) => right).map(({ distance }) => distance));
  const far = quantile(own, 0.95);
  const strange = runs.flatMap((run) => run.strange);
  const taken = strange.filter(({ distance }) => distance <= far).length / strange.length;
  return `one distance for all that keeps 95 % of right gestures takes ${percent(taken)} of untaught ones`;
}

const samplesOf = (size) => `${size} sample${size === 1 ? '' : 's'} a digit`;
