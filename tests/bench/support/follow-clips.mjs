// Follows hands through clips whose truth is known, and prints how well it went.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { drawnClip } from './clips.mjs';
import { mean, percent } from './figures.mjs';
import { hastened } from './hastened.mjs';
import { HELD_BACK_ROOMS, heldBackPeople } from './held-back.mjs';
import { pastedClip } from './pasted-clips.mjs';
import { median, random } from './photographs.mjs';

/** Frames a second. */
export const RATE = 15;
const HOLD = 1.2;

/**
 * Follows clips of one kind, and prints what came of it.
 * @param clipOf - Gives the clip of a number.
 */
export async function measure(classifier, name, clips, clipOf) {
  const smoothed = [];
  const raw = [];
  for (let seed = 0; seed < clips; seed++) {
    const clip = await clipOf(seed);
    smoothed.push(await follow(classifier, clip, undefined));
    raw.push(await follow(classifier, clip, 0));
  }
  print(name, smoothed, raw);
}

/** A clip of drawn hands before clutter. */
export function drawn(name, seed, options) {
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

/**
 * Gives clips of photographed hands before rooms with people in them.
 * @param classifier - Says where hands are in the photographs.
 * @param {boolean} heldBack - Only of people and rooms that `mobilenet()` wasn't trained on.
 */
export async function pasted(folder, classifier, heldBack = false) {
  const photographs = join(folder, 'datasets/sign-language-digits');
  const all = (await readdir(photographs)).filter((entry) => entry.startsWith('person-')).sort();
  const people = heldBack ? heldBackPeople(all) : all;
  const rooms = heldBack ? HELD_BACK_ROOMS : Infinity;
  const locate = async (picture) => (await classifier.predict(picture)).hand?.landmarks ?? null;
  return (seed) =>
    pastedClip(folder, people[9 * seed + 1], locate, { seed: seed + 1, rate: RATE, hold: HOLD, rooms });
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
  // A pass in which the hand is never found counts whole.
  const held = passes.flatMap((pass) =>
    pass
      .slice(
        Math.max(
          0,
          pass.findIndex(({ hit }) => hit),
        ),
      )
      .filter(({ label }) => label),
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
  const never = smoothed.flatMap(({ found, again }) => [found, again]).filter(Number.isNaN).length;
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

const share = (list, test) => (list.length === 0 ? 0 : list.filter(test).length / list.length);
