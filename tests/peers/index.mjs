// `npm run bench:peers`: digit-gesture beside others, in one run, on one machine: what counts are the ratios.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { must, root } from '../../tools/run/exec.mjs';
import { withChromium } from '../bench/support/chromium.mjs';
import { median } from '../bench/support/photographs.mjs';
import { accuracyOfPeers } from './accuracy.mjs';
import { visit } from './visit.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
const output = join(root, 'temp/peers');
const names = [
  'digit-gesture, hand',
  'digit-gesture, mobilenet',
  'digit-gesture, ImageNet',
  'article code',
  'knn-classifier',
  'Teachable Machine, flat',
  'Teachable Machine, pooled',
  'MediaPipe Hands',
];
const FRAMES = 40;
/** Samples to train on, and to weigh. */
const [FEW, MANY] = [200, 2000];

/** Installs the others, bundles a page for each, and prints both tables. */
export async function peers(shared) {
  await must('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund']);
  const page = join(folder, 'page');
  await build({
    root: page,
    base: '/peers/',
    logLevel: 'error',
    build: { outDir: output, emptyOutDir: true, target: 'esnext' },
  });
  await cp(join(folder, 'node_modules/@mediapipe/hands'), join(output, 'mediapipe'), { recursive: true });
  const rows = await withChromium(
    async (browser, url) => {
      const all = [];
      for (const name of names) all.push(await row(browser, url, name));
      return all;
    },
    { folders: { peers: output } },
  );
  print(rows);
  await accuracyOfPeers(shared);
}

async function row(browser, url, peer) {
  const result = await visit(browser, url, { peer }, (tools) => measure(peer, tools));
  if (peer === 'MediaPipe Hands') return result;
  // The heap of a worker isn't its page's, so all are weighed in a second page, with the work in it.
  return { ...result, memory: await visit(browser, url, { peer, worker: 'off' }, weigh) };
}

async function measure(name, { call, bytes }) {
  await call('begin');
  const result = { name, bytes: await bytes() };
  await call('longestTask');
  if (name === 'MediaPipe Hands') return { ...result, frame: median(await call('frames', FRAMES / 4)) };
  await call('teach', FEW);
  await call('longestTask');
  // Nearest neighbours train by keeping.
  if (name !== 'knn-classifier') result.train = await call('train');
  result.task = await call('longestTask');
  result.frame = median(await call('frames', FRAMES));
  return result;
}

/** What is kept after training on some, once there are many. */
async function weigh({ call, kept }) {
  await call('begin');
  const before = await kept();
  await call('teach', FEW);
  await call('train');
  await call('fill', MANY - FEW);
  return (await kept()) - before;
}

function print(rows) {
  const [own] = rows;
  const against =
    (key, unit, scale = 1) =>
    (result) => {
      if (result[key] === undefined) return '–';
      if (result[key] === 0) return 'under 50 ms';
      const value = `${(result[key] / scale).toFixed(result[key] / scale < 10 ? 1 : 0)} ${unit}`;
      return own[key] > 0 ? `${value} (${(result[key] / own[key]).toFixed(2)}×)` : value;
    };
  const columns = {
    'a frame': against('frame', 'ms'),
    [`training on ${FEW}`]: against('train', 'ms'),
    'longest task in it': against('task', 'ms'),
    [`memory of ${MANY}`]: against('memory', 'MB', 1e6),
    'downloaded, not packed': against('bytes', 'MB', 1e6),
  };
  console.log(
    `Each beside the first line, which is 1×; WebAssembly but for MediaPipe Hands (WebGL in software here)`,
  );
  console.log(
    `  ${''.padEnd(26)}${Object.keys(columns)
      .map((name) => name.padStart(24))
      .join('')}`,
  );
  for (const result of rows) {
    const cells = Object.values(columns).map((cell) => cell(result).padStart(24));
    console.log(`  ${result.name.padEnd(26)}${cells.join('')}`);
  }
  console.log(
    "  All as they come, digit-gesture in its worker; but its memory with worker: false, as a worker's can't be read.",
  );
}
