// hand() and mobilenet() as they come, without a sample: on photographs of people, and pictures of rooms, that mobilenet() was
// not trained on.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GestureClassifier, hand, mobilenet, wasm } from '../../dist/index.js';
import { mean, percent } from './support/figures.mjs';
import { HELD_BACK_ROOMS, heldBackPeople } from './support/held-back.mjs';
import { DIGITS, listPeople, readPicture } from './support/photographs.mjs';

/** Fingers that make a digit of the ten; a fist isn't zero, and three may be shown without the thumb. */
const FINGERS = [1, 2, 4, 5];

/** Prints the table. What is called null is wrong in the first figure; in the second, scores decide. */
export async function untaught(folder) {
  const people = heldBackPeople(await listPeople(folder));
  const rooms = join(folder, 'datasets/hands-in-rooms');
  const listed = JSON.parse(await readFile(join(rooms, 'hands.json'), 'utf8')).slice(0, HELD_BACK_ROOMS);
  const webcam = listed.filter(({ hands }) => hands.length === 1 && FINGERS.includes(hands[0].fingers));
  console.log(`  no sample                 photographs (any)     ${webcam.length} webcam pictures (any)`);
  for (const [name, backbone] of Object.entries({ 'hand()': hand(), 'mobilenet()': mobilenet() })) {
    const classifier = await GestureClassifier.create({ backends: [wasm()], backbone, worker: false });
    const photographs = [];
    for (const person of people) {
      for (const digit of DIGITS)
        photographs.push(await answer(classifier, join(person, `${digit}.jpg`), digit));
    }
    const rest = [];
    for (const { file, hands } of webcam) {
      rest.push(await answer(classifier, join(rooms, file), String(hands[0].fingers)));
    }
    classifier.dispose();
    const cells = [photographs, rest].map(
      (list) =>
        `${percent(mean(list.map(({ named }) => named)))} (${percent(mean(list.map(({ best }) => best)))})`,
    );
    console.log(`  ${name.padEnd(24)}${cells.map((cell) => cell.padStart(20)).join(' ')}`);
  }
}

async function answer(classifier, file, truth) {
  const { label, scores, hand: seen } = await classifier.predict(await readPicture(file));
  const top = scores.reduce((a, b) => (b.score > a.score ? b : a));
  return { named: Number(label === truth), best: Number(Boolean(seen) && top.label === truth) };
}
