// `npm run bench:peers`: digit-gesture beside others, in one run, on one machine: what counts are the ratios.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { must, root } from '../../tools/run/exec.mjs';
import { withChromium } from '../bench/support/chromium.mjs';
import { median } from '../bench/support/photographs.mjs';
import { accuracyOfPeers } from './accuracy.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
const output = join(root, 'temp/peers');
const names = [
  'digit-gesture, hand',
  'digit-gesture, mobilenet',
  'article code',
  'knn-classifier',
  'MediaPipe Hands',
];
const FRAMES = 40;
/** Samples to train on, and to weigh. */
const [FEW, MANY] = [200, 2000];
const LIMIT = 900_000;

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

async function row(browser, url, name) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(LIMIT);
  const session = await context.newCDPSession(page);
  let bytes = 0;
  await session.send('Network.enable');
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  const call = (method, ...args) =>
    page.evaluate(([method, args]) => globalThis.peer[method](...args), [method, args]);
  const kept = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
    return usedSize + backingStorageSize + (await call('tensorBytes'));
  };
  try {
    await page.goto(`${url}peers/index.html?peer=${encodeURIComponent(name)}`);
    await page.waitForFunction(() => globalThis.peer);
    await call('begin');
    const result = { name, bytes };
    await call('longestTask');
    if (name === 'MediaPipe Hands') return { ...result, frame: median(await call('frames', FRAMES / 4)) };
    const before = await kept();
    await call('teach', FEW);
    await call('longestTask');
    // Nearest neighbours train by keeping.
    if (name !== 'knn-classifier') result.train = await call('train');
    result.task = await call('longestTask');
    result.frame = median(await call('frames', FRAMES));
    await call('fill', MANY - FEW);
    result.memory = (await kept()) - before;
    return result;
  } finally {
    await context.close();
  }
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
}
