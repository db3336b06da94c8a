// How the hand is followed through clips whose truth is known, of drawn hands before clutter and of photographed hands
// before rooms with people in them: how soon it is found, how often it is lost, how soon it is found again, how much its points and its label jump, and how fast it may move.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { GestureClassifier, wasm } from '../../dist/index.js';
import { drawnClip, stillHand } from './support/clips.mjs';
import { pastedClip } from './support/pasted-clips.mjs';
import { median, random } from './support/photographs.mjs';
import { hastened } from './support/hastened.mjs';

const RATE = 15;
const CLIPS = 12;
const HOLD = 1.2;
const SPEEDS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1];

/** Prints the tables. */
export async function video(folder) {
  const classifier = await GestureClassifier.create({ backends: [wasm()], mirror: false });
  for (const [name, options] of Object.entries(kinds)) {
    await measure(classifier, name, (seed) => drawn(name, seed, options));
  }
  const photographs = join(folder, 'datasets/sign-language-digits');
  const people = (await readdir(photographs)).filter((entry) => entry.startsWith('person-')).sort();
  const locate = async (picture) => (await classifier.predict(picture)).hand?.landmarks ?? null;
  await measure(classifier, 'photographs before rooms with people', (seed) =>
    pastedClip(folder, people[9 * seed + 1], locate, { seed: seed + 1, rate: RATE, hold: HOLD }),
  );
  await speeds(classifier);
  classifier.dispose();
}

/** Follows clips of one kind, and prints what came of it. */
async function measure(classifier, name, clipOf) {
  const smoothed = [];
  const raw = [];
  for (let seed = 0; seed < CLIPS; seed++) {
    const clip = await clipOf(seed);
    smoothed.push(await follow(classifier, clip, undefined));
    raw.push(await follow(classifier, clip, 0));
  }
  print(name, smoothed, raw);
}

const kinds = {
  'holding still': { sway: 0.3 },
  'as people hold': { sway: 1 },
  'wandering, tilting, near and far': { sway: 3, turn: 30 },
  'far away': { sway: 1, 'hand-size': 0.22 },
  'bad light and camera': { sway: 1, roughness: 1 },
};

function drawn(name, seed, options) {
  const next = random(seed + 1);
  const labels = Array.from({ length: 3 }, () => Math.floor(10 * next())).join(' ');
  const slug = `${name.replaceAll(/[^a-z]+/g, '-')}-${seed}`;
  return drawnClip(slug, {
    labels,
    seed: `video ${slug}`,
    rate: RATE,
    hold: HOLD,
    background: 'cluttered',
    ...options,
  });
}

/** Reads a clip twice in a row, as one stream: the hand comes, goes, and comes again. */
async function follow(classifier, { frames, rate }, smoothing) {
  const shown = [...frames, ...frames];
  const seen = [];
  const options = smoothing === undefined ? {} : { smoothing };
  for await (const prediction of hastened(
    classifier,
    shown.map(({ picture }) => picture),
    rate,
    options,
  )) {
    seen.push(prediction);
  }
  const rows = shown.map(({ truth }, i) => row(truth, seen[i]));
  const passes = [rows.slice(0, frames.length), rows.slice(frames.length)];
  const [found, again] = passes.map(framesToFind);
  const held = passes.flatMap((pass) =>
    pass.slice(pass.findIndex(({ hit }) => hit)).filter(({ label }) => label),
  );
  return {
    found,
    again,
    lost: share(held, ({ hit }) => !hit),
    error: median(held.filter(({ hit }) => hit).map(({ error }) => error)),
    jitter: median(jumps(rows)),
    right: share(held, ({ answer, label }) => answer === label),
    wrong: share(held, ({ answer, label }) => answer !== null && answer !== label),
    flicker: (passes.reduce((sum, pass) => sum + changes(pass), 0) / held.length) * rate,
    ghosts: share(
      rows.filter(({ empty }) => empty),
      ({ answer }) => answer !== null,
    ),
  };
}

/** What is true of a frame beside what was seen in it. Lengths in sides of the hand's box. */
function row({ label, hand, phase }, prediction) {
  const answer = prediction.label;
  if (!hand) return { label: null, answer, hit: false, empty: true, inside: false };
  const [, , width, height] = hand.box;
  const unit = Math.max(width, height);
  const inside = phase !== 'enter' && phase !== 'leave';
  if (!prediction.hand) return { label, answer, hit: false, inside };
  const offsets = hand.landmarks.map(([x, y], i) => [
    (prediction.hand.landmarks[i][0] - x) / unit,
    (prediction.hand.landmarks[i][1] - y) / unit,
  ]);
  const error = mean(offsets.map(([x, y]) => Math.hypot(x, y)));
  return { label, answer, inside, offsets, error, hit: error < 0.25 };
}

/** Frames from the first in which the hand is all there to the first in which it is seen; NaN where it never is. */
function framesToFind(rows) {
  const at = rows.findIndex(({ hit }) => hit);
  return at < 0 ? NaN : Math.max(0, at - rows.findIndex(({ inside }) => inside));
}

/** How far the points move against the true ones from one frame to the next. */
function jumps(rows) {
  return rows.flatMap(({ hit, offsets }, i) => {
    const before = rows[i - 1];
    if (!hit || !before?.hit) return [];
    return [mean(offsets.map(([x, y], p) => Math.hypot(x - before.offsets[p][0], y - before.offsets[p][1])))];
  });
}

/** How often the answer changes while one label is held. */
function changes(rows) {
  return rows.filter(
    ({ label, answer }, i) => label && rows[i - 1]?.label === label && answer !== rows[i - 1].answer,
  ).length;
}

function print(name, smoothed, raw) {
  const all = (list, key) => mean(list.map((entry) => entry[key]).filter((value) => !Number.isNaN(value)));
  const never = smoothed.filter(({ found }) => Number.isNaN(found)).length;
  console.log(`\n${name}: ${smoothed.length} clips, ${RATE} frames a second`);
  console.log(
    `  frames until found ${all(smoothed, 'found').toFixed(1)}, until found again ${all(smoothed, 'again').toFixed(1)}, never found ${never}`,
  );
  console.log(`  frames lost ${percent(all(smoothed, 'lost'))}`);
  console.log(
    `  points off by ${percent(all(smoothed, 'error'))} of the hand, from frame to frame by ${percent(all(smoothed, 'jitter'))}`,
  );
  console.log('                       right    wrong    changes a second    label without a hand');
  for (const [title, list] of [
    ['smoothed', smoothed],
    ['not smoothed', raw],
  ]) {
    console.log(
      `  ${title.padEnd(16)} ${percent(all(list, 'right')).padStart(9)} ${percent(all(list, 'wrong')).padStart(8)}` +
        `${all(list, 'flicker').toFixed(2).padStart(20)} ${percent(all(list, 'ghosts')).padStart(23)}`,
    );
  }
}

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

const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
const share = (list, test) => (list.length === 0 ? 0 : list.filter(test).length / list.length);
const percent = (value) => `${(100 * value).toFixed(1)} %`;
