// How the hand is followed through clips whose truth is known, of drawn hands before clutter and of photographed hands
// before rooms with people in them: how soon it is found, how often it is lost, how soon it is found again, how much its points and its label jump, and how fast it may move.
import { GestureClassifier, wasm } from '../../dist/index.js';
import { stillHand } from './support/clips.mjs';
import { percent } from './support/figures.mjs';
import { drawn, measure, pasted, RATE } from './support/follow-clips.mjs';
import { hastened } from './support/hastened.mjs';

const CLIPS = 12;
const SPEEDS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1];

/** Prints the tables. */
export async function video(folder) {
  const classifier = await GestureClassifier.create({ backends: [wasm()], mirror: false });
  for (const [name, options] of Object.entries(kinds)) {
    await measure(classifier, name, CLIPS, (seed) => drawn(name, seed, options));
  }
  await measure(classifier, 'photographs before rooms with people', CLIPS, await pasted(folder, classifier));
  await speeds(classifier);
  classifier.dispose();
}

const kinds = {
  'holding still': { sway: 0.3 },
  'as people hold': { sway: 1 },
  'wandering, tilting, near and far': { sway: 3, turn: 30 },
  'far away': { sway: 1, 'hand-size': 0.22 },
  'bad light and camera': { sway: 1, roughness: 1 },
};

/** A hand that moves through the picture and back at a steady speed. */
async function speeds(classifier) {
  console.log('\nA hand that moves at a steady speed: frames in which it is not followed');
  const { picture, truth } = await stillHand();
  const [wrist, knuckle] = [truth.hand.landmarks[0], truth.hand.landmarks[9]];
  const palm = Math.hypot(knuckle[0] - wrist[0], knuckle[1] - wrist[1]);
  for (const speed of SPEEDS) {
    const shifts = walk(speed * palm, picture.width / 4, 60);
    const pictures = shifts.map((shift) => shifted(picture, Math.round(shift)));
    let missed = 0;
    let i = 0;
    for await (const { hand } of hastened(classifier, pictures, RATE, { smoothing: 0 })) {
      const x = truth.hand.landmarks[9][0] + Math.round(shifts[i++]);
      if (i > 10 && !(hand && Math.abs(hand.landmarks[9][0] - x) < 0.5 * palm)) missed++;
    }
    console.log(`  ${speed.toFixed(1)} palm lengths a frame: ${percent(missed / (shifts.length - 10))}`);
  }
}

/** To and fro between −most and most; still for the first ten. */
function walk(step, most, count) {
  const places = [];
  for (let i = 0, at = 0, way = 1; i < count; i++) {
    places.push(at);
    if (i < 9) continue;
    if (Math.abs(at + way * step) > most) way = -way;
    at += way * step;
  }
  return places;
}

/** The picture moved to the right; its edge is repeated. */
function shifted({ data, width, height }, by) {
  const moved = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + Math.min(width - 1, Math.max(0, x - by))) * 4;
      moved.set(data.subarray(from, from + 4), (y * width + x) * 4);
    }
  }
  return { data: moved, width, height };
}
