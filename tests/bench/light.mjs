// Bad light, without a sample: photographs and webcam pictures of people and rooms that mobilenet() was not trained on, and
// that no constant was chosen by, made dark, veiled, too bright, or of another colour.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GestureClassifier, hand, mobilenet, wasm } from '../../dist/index.js';
import { mean, percent } from './support/figures.mjs';
import { HELD_BACK_ROOMS, heldBackPeople } from './support/held-back.mjs';
import { DIGITS, listPeople, random, readPicture } from './support/photographs.mjs';

/** Of the people and webcam pictures, every so manieth: the table is to be printed in minutes. */
const EACH = { people: 6, webcam: 2 };
/** Fingers that make a digit of the ten; a fist isn't zero, and three may be shown without the thumb. */
const FINGERS = [1, 2, 4, 5];
/** Bytes that a camera's noise changes a byte by, at most, in bad light. */
const NOISE = 4;

/** From a byte to light, and back. */
const lightOf = (byte) => (byte / 255) ** 2.2;
const byteOf = (light) => 255 * Math.min(light, 1) ** (1 / 2.2);
const times = (factor) => (byte) => byteOf(factor * lightOf(byte));

const LIGHTS = {
  'as they are': null,
  'a fifth of the light': times(1 / 5),
  'a twentieth': times(1 / 20),
  'a fiftieth': times(1 / 50),
  'a quarter of the contrast, in a grey veil': (byte) => 110 + byte / 4,
  'a fifth of the contrast, in a white veil': (byte) => 170 + byte / 5,
  'three times the light': times(3),
  'warm light': (byte, channel) => times([1.3, 0.7, 0.25][channel])(byte),
  'cold light': (byte, channel) => times([0.35, 0.8, 1.2][channel])(byte),
};

/** Prints the table. */
export async function light(folder) {
  const people = heldBackPeople(await listPeople(folder)).filter((_, i) => i % EACH.people === 0);
  const photographs = people.flatMap((person) =>
    DIGITS.map((digit) => ({ file: join(person, `${digit}.jpg`), truth: digit })),
  );
  const rooms = join(folder, 'datasets/hands-in-rooms');
  const webcam = JSON.parse(await readFile(join(rooms, 'hands.json'), 'utf8'))
    .slice(0, HELD_BACK_ROOMS)
    .filter(({ hands }) => hands.length === 1 && FINGERS.includes(hands[0].fingers))
    .filter((_, i) => i % EACH.webcam === 0)
    .map(({ file, hands }) => ({ file: join(rooms, file), truth: String(hands[0].fingers) }));
  const plugins = { 'hand()': hand(), 'mobilenet()': mobilenet() };
  const cells = (list) => list.map((cell) => cell.padStart(24)).join('');
  console.log(`${' '.repeat(44)}${cells(Object.keys(plugins))}`);
  console.log(`${' '.repeat(44)}${cells(Object.keys(plugins).map(() => 'photographs   webcam'))}`);
  const classifiers = await Promise.all(
    Object.values(plugins).map((backbone) =>
      GestureClassifier.create({ backends: [wasm()], backbone, worker: false }),
    ),
  );
  for (const [name, seen] of Object.entries(LIGHTS)) {
    const row = [];
    for (const classifier of classifiers) {
      const right = [];
      for (const pictures of [photographs, webcam]) right.push(await shareRight(classifier, pictures, seen));
      row.push(`${right[0].padStart(11)} ${right[1].padStart(8)}`);
    }
    console.log(`${name.padEnd(44)}${cells(row)}`);
  }
  for (const classifier of classifiers) classifier.dispose();
  console.log(
    `${photographs.length} photographs of ${people.length} people, ${webcam.length} webcam pictures`,
  );
}

async function shareRight(classifier, pictures, seen) {
  const noise = random(1);
  const right = [];
  for (const { file, truth } of pictures) {
    const picture = await readPicture(file);
    if (seen) {
      const bytes = picture.data.map((byte, i) =>
        i % 4 === 3 ? byte : Math.min(Math.max(seen(byte, i % 4) + NOISE * (noise() - noise()), 0), 255),
      );
      picture.data = bytes;
    }
    right.push(Number((await classifier.predict(picture)).label === truth));
  }
  return percent(mean(right));
}
