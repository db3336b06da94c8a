// What is known without a single sample, by how the hand is shown: on drawn hands, of which everything is known. They
// have other seeds than those that the starter was made of.
import { GestureClassifier, wasm } from '../../dist/index.js';
import { drawn as draw } from './support/drawn.mjs';
import { DIGITS, readPicture } from './support/photographs.mjs';
import { percent, printConfusion, right, share } from './support/tables.mjs';

/** Pictures of each framing and roughness. */
const COUNT = 200;
const FRAMINGS = {
  photo: { framing: 'photo', size: 224, backs: 0.1 },
  webcam: { framing: 'webcam', width: 480, height: 360, backs: 0.1 },
};
const ROUGHNESS = [0.2, 0.5, 0.8];

const between = (low, high, value) => value >= low && value < high;
/** The O of zero is shown from its side. */
const turnOf = ({ truth, yaw }) => (truth === '0' ? Math.abs(Math.abs(yaw) - 48) : Math.abs(yaw));

/** The rows: what a picture has to be to count in one. */
const ROWS = {
  'palm, all': (p) => !p.back,
  'back of the hand': (p) => p.back,
  'right hand': (p) => !p.back && p.side === 'right',
  'left hand': (p) => !p.back && p.side === 'left',
  'tilted in the picture up to 13°': (p) => !p.back && between(0, 13, Math.abs(p.roll)),
  '13° to 27°': (p) => !p.back && between(13, 27, Math.abs(p.roll)),
  '27° to 40°': (p) => !p.back && between(27, 41, Math.abs(p.roll)),
  'turned aside up to 13°': (p) => !p.back && between(0, 13, turnOf(p)),
  'aside 13° to 27°': (p) => !p.back && between(13, 27, turnOf(p)),
  'aside 27° to 40°': (p) => !p.back && between(27, 41, turnOf(p)),
  'hand 18 % to 30 % of the picture': (p) => !p.back && between(0.18, 0.3, p.size),
  'hand 30 % to 42 %': (p) => !p.back && between(0.3, 0.42, p.size),
  'hand 42 % to 55 %': (p) => !p.back && between(0.42, 0.55, p.size),
  'hand 55 % to 75 %': (p) => !p.back && between(0.55, 0.75, p.size),
  'hand 75 % to 95 %': (p) => !p.back && between(0.75, 0.96, p.size),
  'good light and camera (roughness 0.2)': (p) => !p.back && p.roughness === 0.2,
  'middling (0.5)': (p) => !p.back && p.roughness === 0.5,
  'bad (0.8)': (p) => !p.back && p.roughness === 0.8,
  'dark picture (brightness under 0.8)': (p) => !p.back && p.light < 0.8,
  'skin tone 1 to 3 (Monk scale)': (p) => !p.back && between(1, 4, p.tone),
  'skin tone 4 to 7': (p) => !p.back && between(4, 7, p.tone),
  'skin tone 7 to 10': (p) => !p.back && between(7, 11, p.tone),
};

/** Prints the table. */
export async function drawn() {
  const classifier = await GestureClassifier.create({ backends: [wasm()] });
  const answers = {};
  for (const [name, options] of Object.entries(FRAMINGS)) {
    answers[name] = [];
    for (const roughness of ROUGHNESS) {
      const pictures = await draw({ ...options, count: COUNT, seed: 'bench', roughness });
      for (const picture of pictures) {
        const { label, hand } = await classifier.predict(await readPicture(picture.file));
        answers[name].push({ ...picture, truth: picture.label, label, found: hand !== undefined, roughness });
      }
    }
  }
  classifier.dispose();
  const cell = (list) =>
    `${percent(share(list, right)).padStart(9)} ${percent(share(list, ({ found }) => found)).padStart(9)} ${String(list.length).padStart(5)}`;
  const names = Object.keys(FRAMINGS);
  console.log(`${' '.repeat(40)}${names.map((name) => name.padStart(9).padEnd(27)).join('')}`);
  console.log(`${' '.repeat(40)}${names.map(() => '    right     found     of  ').join('')}`);
  for (const [row, test] of Object.entries(ROWS)) {
    console.log(row.padEnd(40) + names.map((name) => cell(answers[name].filter(test)).padEnd(27)).join(''));
  }
  console.log('\nPalms, photo:');
  printConfusion(
    DIGITS,
    answers.photo.filter(({ back }) => !back),
  );
}
