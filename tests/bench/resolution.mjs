// What the landmark network makes of smaller inputs than it was trained on: time, presence, and how far its points
// move from where it sees them at full size. On photographs.
import * as tf from '@tensorflow/tfjs-core';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { FallbackEngine } from '../../dist/backends/engine.js';
import { openView } from '../../dist/frame/open-view.js';
import { centreSquare } from '../../dist/frame/view.js';
import { wasm } from '../../dist/index.js';
import { landmarkGraph, toInput } from './support/graph-model.mjs';
import { DIGITS, median, readPicture } from './support/photographs.mjs';

const SIDES = [224, 192, 160, 112];
const PEOPLE = 12;

/** Prints the table. */
export async function resolution(folder) {
  const engine = await FallbackEngine.start([wasm()]);
  const graph = await landmarkGraph({ anySize: true });
  const photographs = join(folder, 'datasets/sign-language-digits');
  const people = (await readdir(photographs)).filter((name) => name.startsWith('person-')).sort();
  const rows = new Map(SIDES.map((side) => [side, { times: [], presences: [], moved: [] }]));
  for (const person of people.slice(0, PEOPLE)) {
    for (const digit of DIGITS) {
      const view = openView(await readPicture(join(photographs, person, `${digit}.jpg`)), false);
      let full;
      for (const [side, { times, presences, moved }] of rows) {
        const start = performance.now();
        const { points, presence } = engine.run(() => look(graph, view.read(centreSquare(view), side)));
        times.push(performance.now() - start);
        presences.push(presence);
        full ??= points;
        moved.push(distance(points, full));
      }
    }
  }
  console.log('Side   time against 224   presence (median)   points moved by (median, of the picture)');
  const usual = median(rows.get(SIDES[0]).times);
  for (const [side, { times, presences, moved }] of rows) {
    console.log(
      `${String(side).padStart(4)}   ${(median(times) / usual).toFixed(2).padStart(16)}   ` +
        `${median(presences).toFixed(3).padStart(17)}   ${(100 * median(moved)).toFixed(1).padStart(10)} %`,
    );
  }
  graph.dispose();
}

/** Points in shares of the picture: the last layers give them in pixels of the full size, whatever came in. */
function look(graph, pixels) {
  const input = toInput(pixels);
  const results = graph.execute(input, ['Identity', 'Identity_1']);
  const [raw, [presence]] = results.map((tensor) => tensor.dataSync());
  tf.dispose([input, ...results]);
  const points = Array.from({ length: 21 }, (_, i) =>
    [raw[3 * i], raw[3 * i + 1]].map((value) => value / SIDES[0]),
  );
  return { points, presence };
}

function distance(a, b) {
  return a.reduce((sum, [x, y], i) => sum + Math.hypot(x - b[i][0], y - b[i][1]) / a.length, 0);
}
