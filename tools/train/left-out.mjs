// How the package as it is built reads the rooms that a run with --fold left out, in whole pictures:
//
//     node tools/train/left-out.mjs 0 2 [../shared]
//
// after export.py wrote that run's weights, tools/starter/cli.mjs (with --left-out) its starter, and tools/run.mjs built
// the package.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { argv } from 'node:process';
import { FallbackEngine } from '../../dist/backends/engine.js';
import { GestureClassifier, mobilenet, wasm } from '../../dist/index.js';
import { readEmptyRooms } from '../../tests/bench/support/empty-rooms.mjs';
import { percent } from '../../tests/bench/support/figures.mjs';
import { readPicture } from '../../tests/bench/support/photographs.mjs';

/** As in learn/folds.py, and the rooms that learn/backgrounds.py takes. */
const FOLDS = 4;
const [FIRST_ROOM, ROOMS] = [312, 1245];
/** Fingers that make a digit of the ten; a fist isn't zero, and three may be shown without the thumb. */
const FINGERS = [1, 2, 4, 5];
/** Parts without a hand of each room. */
const CROPS = 4;

const folds = argv.slice(2).filter((word) => /^\d$/.test(word));
if (folds.length === 0) throw new TypeError('Say which folds were left out, for example 0 2.');
const folder = argv.slice(2).find((word) => !/^\d$/.test(word)) ?? '../shared';
const rooms = join(folder, 'datasets/hands-in-rooms');
const pictures = JSON.parse(await readFile(join(rooms, 'hands.json'), 'utf8'));
const backbone = await mobilenet().load({ engine: await FallbackEngine.start([wasm()]) });
const classifier = await GestureClassifier.create({
  backends: [wasm()],
  backbone: mobilenet(),
  worker: false,
});

let [hands, found, named, parts, taken] = [0, 0, 0, 0, 0];
for (const fold of folds.map(Number)) {
  const [from, end] = [fold, fold + 1].map(
    (at) => FIRST_ROOM + Math.ceil((at * (ROOMS - FIRST_ROOM)) / FOLDS),
  );
  for (const { file, hands: shown } of pictures.slice(from, end)) {
    if (shown.length !== 1 || !FINGERS.includes(shown[0].fingers)) continue;
    const { label, hand } = await classifier.predict(await readPicture(join(rooms, file)));
    hands++;
    found += hand ? 1 : 0;
    named += label === String(shown[0].fingers) ? 1 : 0;
  }
  const empty = await readEmptyRooms(folder, backbone, { from, rooms: end, each: CROPS });
  parts += empty.length;
  taken += empty.filter(Boolean).length;
}
console.log(`${hands} hands: ${percent(found / hands)} found, ${percent(named / hands)} named`);
console.log(`${parts} parts of rooms without a hand: one seen in ${percent(taken / parts)}`);
