// How own samples of an unusual way to sign one digit change that digit and the nine others: drawn people who sign it
// their way (the gestures that Chinese number gestures, finger counting from the thumb, or a fist for zero use), beside
// drawn hands of other people, who sign as the starter does.
import { openView } from '../../dist/frame/open-view.js';
import { wasm, leastSquares, hand } from '../../dist/index.js';
import { FallbackEngine } from '../../dist/backends/engine.js';
import { toHalf } from '../../dist/samples/half.js';
import { openStarter } from '../../dist/classifier/starter.js';
import { bundledDigits } from '../../dist/starter/bundled-digits.js';
import { drawn } from './support/drawn.mjs';
import { DIGITS, readPicture } from './support/photographs.mjs';
import { percent } from './support/tables.mjs';

/** Whose digit is signed how. */
const UNUSUAL = [
  ['0', 'fist'],
  ['1', 'thumbs-up'],
  ['2', 'l-shape'],
  ['3', 'three-fingers'],
  ['6', 'call-me'],
  ['7', 'pinch'],
  ['8', 'l-shape'],
  ['9', 'point-curved'],
];
const PEOPLE = 2;
/** Own samples, and pictures of the same person and sign to test with. */
const SIZES = [0, 1, 3, 10];
const TESTS = 20;
const VIEW = { size: 224, turn: 25, roughness: 0.5, cut: 0 };

/** Prints a row a sign. */
export async function adapt() {
  const engine = await FallbackEngine.start([wasm()]);
  const backbone = await hand().load({ engine });
  const starter = await openStarter({ source: bundledDigits('hand'), bundled: true, wanted: true });
  const prior = starter.priorFor(DIGITS, backbone);
  const head = await leastSquares().create({ dimensions: backbone.dimensions, labels: 10, engine });
  const read = async (pictures) => {
    const all = [];
    for (const { file, label } of pictures) {
      const { features } = await backbone.open().read(openView(await readPicture(file), true), true);
      if (features) all.push({ label, features });
    }
    return all;
  };
  const others = await read(await drawn({ ...VIEW, count: 400, seed: 'adapt others' }));
  console.log(
    `Right of the own sign, and of ${others.length} pictures of others' nine other digits, after own samples:`,
  );
  console.log(`  digit and sign      ${SIZES.map((n) => `${n} own`.padStart(18)).join('')}   ms`);
  const sums = SIZES.map(() => ({ own: 0, rest: 0 }));
  let ms = 0;
  for (const [digit, sign] of UNUSUAL) {
    const cells = SIZES.map(() => ({ own: 0, rest: 0 }));
    for (let who = 0; who < PEOPLE; who++) {
      const person = `adapt ${digit} ${who}`;
      const count = SIZES.at(-1) + TESTS;
      const pictures = await read(await drawn({ ...VIEW, count, seed: 'adapt', person, labels: sign }));
      const tests = pictures.slice(SIZES.at(-1));
      for (const [i, size] of SIZES.entries()) {
        const samples = pictures.slice(0, size).map(({ features }, n) => sampleOf(n, digit, features));
        const targets = new Uint16Array(samples.length).fill(DIGITS.indexOf(digit));
        const start = performance.now();
        const { head: trained } = await head.train({ samples, targets, prior }, {});
        ms = performance.now() - start;
        const right = async (truth, { features }) => {
          const scores = await trained.score(features);
          return scores.indexOf(Math.max(...scores)) === DIGITS.indexOf(truth);
        };
        cells[i].own += (await mean(tests, (test) => right(digit, test))) / PEOPLE;
        const nine = others.filter(({ label }) => label !== digit);
        cells[i].rest += (await mean(nine, (test) => right(test.label, test))) / PEOPLE;
      }
    }
    cells.forEach(({ own, rest }, i) => {
      sums[i].own += own / UNUSUAL.length;
      sums[i].rest += rest / UNUSUAL.length;
    });
    console.log(`  ${`${digit} as ${sign}`.padEnd(20)}${row(cells)}${ms.toFixed(0).padStart(5)}`);
  }
  console.log(`  ${'mean'.padEnd(20)}${row(sums)}`);
  head.dispose();
  backbone.dispose();
}

const row = (cells) =>
  cells.map(({ own, rest }) => `${percent(own)} / ${percent(rest)}`.padStart(18)).join('');

const sampleOf = (n, label, features) => ({ id: `own ${n}`, label, addedAt: 0, features: toHalf(features) });

async function mean(list, test) {
  let sum = 0;
  for (const item of list) sum += (await test(item)) ? 1 : 0;
  return sum / list.length;
}
