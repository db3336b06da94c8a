// What is known without a single sample: all photographs, as they are and mirrored (so that right hands are left ones).
// The photographs had no part in making the starter. One in which no hand is found, or nothing known, counts as wrong.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { GestureClassifier, wasm } from '../../dist/index.js';
import { DIGITS, readPicture } from './support/photographs.mjs';
import { percent, printConfusion, right, share } from './support/tables.mjs';

/** Prints accuracy and confusion matrix. */
export async function starter(folder) {
  const start = performance.now();
  const classifier = await GestureClassifier.create({ backends: [wasm()] });
  console.log(`Ready after ${(performance.now() - start).toFixed(0)} ms, without a sample.\n`);
  const photographs = join(folder, 'datasets/sign-language-digits');
  const people = (await readdir(photographs)).filter((name) => name.startsWith('person-')).sort();
  const asIs = [];
  const mirrored = [];
  for (const person of people) {
    for (const truth of DIGITS) {
      const picture = await readPicture(join(photographs, person, `${truth}.jpg`));
      const { label, confidence } = await classifier.predict(picture);
      asIs.push({ truth, label, confidence, person });
      mirrored.push({ truth, label: (await classifier.predict(flipped(picture))).label });
    }
  }
  classifier.dispose();
  console.log(`${asIs.length} photographs of ${people.length} people, no sample: ${score(asIs)}`);
  printConfusion(DIGITS, asIs);
  const wrong = asIs.filter((answer) => !right(answer));
  console.log(`  wrong: ${wrong.map((a) => `${a.person}/${a.truth} → ${a.label ?? 'none'}`).join(', ')}`);
  const sure = asIs.reduce((sum, { confidence }) => sum + confidence, 0) / asIs.length;
  console.log(`  mean confidence ${percent(sure)}\n`);
  console.log(`The same photographs mirrored: ${score(mirrored)}`);
  printConfusion(DIGITS, mirrored);
}

function score(answers) {
  const perDigit = DIGITS.map((digit) =>
    share(
      answers.filter(({ truth }) => truth === digit),
      right,
    ),
  );
  return `${percent(share(answers, right))} right, the worst digit ${percent(Math.min(...perDigit))}`;
}

function flipped({ data, width, height }) {
  const pixels = new Uint32Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.length));
  for (let y = 0; y < height; y++) pixels.subarray(y * width, (y + 1) * width).reverse();
  return { data: new Uint8Array(pixels.buffer), width, height };
}
