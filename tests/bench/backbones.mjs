// hand(), mobilenet() and both together: what each knows (`frames`: what each costs). People and rooms are those that
// mobilenet() was not trained on; all of its figures are of whole pictures.
import { join } from 'node:path';
import { FallbackEngine } from '../../dist/backends/engine.js';
import { openView } from '../../dist/frame/open-view.js';
import { leastSquares, wasm } from '../../dist/index.js';
import { halfValues, toHalf } from '../../dist/samples/half.js';
import { comparedBackbones } from './support/compared-backbones.mjs';
import { drawn } from './support/drawn.mjs';
import { readEmptyRooms } from './support/empty-rooms.mjs';
import { mean, percent } from './support/figures.mjs';
import { HELD_BACK_ROOMS, heldBackPeople } from './support/held-back.mjs';
import { DIGITS, listPeople, random, readPicture, shuffled } from './support/photographs.mjs';

const DRAWS = 20;
/** Gestures that are no digits, and that nothing was trained on by name. */
const GESTURES = [
  ...['thumbs-up', 'thumbs-down', 'fist', 'call-me', 'horns', 'love-you', 'l-shape', 'little-finger'],
  ...['three-fingers', 'claw', 'pinch', 'point-curved'],
];
const GESTURE_PICTURES = 30;
/** Parts without a hand of each room. */
const CROPS = 4;

/** Prints the table. */
export async function backbones(folder) {
  const engine = await FallbackEngine.start([wasm()]);
  const others = await comparedBackbones(engine, folder);
  const people = heldBackPeople(await listPeople(folder));
  const gestures = await drawn({
    labels: GESTURES.join(' '),
    count: GESTURES.length * GESTURE_PICTURES,
    seed: 'backbones',
    size: 224,
    turn: 25,
  });
  console.log(`${people.length} people, ${GESTURES.length} drawn gestures × ${GESTURE_PICTURES}`);
  console.log(
    '  right                     1 sample   5 samples  20 samples  gestures, 5  hand seen  empty rooms',
  );
  for (const [name, backbone] of Object.entries(others)) {
    const digits = await readAll(
      backbone,
      people.map((person) => DIGITS.map((digit) => join(person, `${digit}.jpg`))),
    );
    const other = await readAll(
      backbone,
      Array.from({ length: GESTURE_PICTURES }, (_, i) =>
        GESTURES.map((_, g) => gestures[i * GESTURES.length + g].file),
      ),
    );
    const cells = [];
    for (const size of [1, 5, 20]) cells.push(await fewShot(engine, backbone, digits, size));
    cells.push(await fewShot(engine, backbone, other, 5));
    cells.push(mean(digits.flat().map((features) => (features ? 1 : 0))));
    if (name === 'ImageNet weights') cells.push(NaN);
    else {
      const empty = await readEmptyRooms(folder, backbone, { rooms: HELD_BACK_ROOMS, each: CROPS });
      cells.push(empty.filter(Boolean).length / empty.length);
    }
    console.log(`  ${name.padEnd(24)}${cells.map((cell) => percent(cell).padStart(11)).join(' ')}`);
  }
}

async function readAll(backbone, files) {
  const rows = [];
  for (const row of files) {
    const read = [];
    for (const file of row) {
      const { features } = await backbone.open().read(openView(await readPicture(file), true), true);
      read.push(features && toHalf(features));
    }
    rows.push(read);
  }
  return rows;
}

/** The share that is right of rows that weren't taught, when so many were. One in which no hand was seen is wrong. */
async function fewShot(engine, backbone, rows, size) {
  const shares = [];
  for (let draw = 0; draw < DRAWS; draw++) {
    const order = shuffled(rows, random(draw));
    const samples = [];
    const targets = [];
    for (const row of order.slice(0, size)) {
      for (const [label, features] of row.entries()) {
        if (!features) continue;
        samples.push({ id: String(samples.length), label: String(label), addedAt: 0, features });
        targets.push(label);
      }
    }
    const labels = rows[0].length;
    const dimensions = samples[0].features.length;
    const head = await leastSquares().create({ dimensions, labels, engine });
    const { head: trained } = await head.train({ samples, targets: Uint16Array.from(targets) }, {});
    let right = 0;
    for (const row of order.slice(size)) {
      for (const [label, features] of row.entries()) {
        if (!features) continue;
        const scores = await trained.score(Float32Array.from(features, (half) => halfValues()[half]));
        if (scores.indexOf(Math.max(...scores)) === label) right++;
      }
    }
    shares.push(right / ((rows.length - size) * labels));
    trained.dispose();
    head.dispose();
  }
  return mean(shares);
}
