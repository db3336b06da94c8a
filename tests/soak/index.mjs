// `npm run soak`: the built package in Chromium for as long as it takes to see whether anything grows or is lost.
//
//   npm run soak                          all of it, about an hour
//   npm run soak -- --short               a minute, as `npm test` does it
//   npm run soak -- --frames 1000 --contexts 5    so many of these, the usual number of the others
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { withChromium } from '../bench/support/chromium.mjs';

/** Name of the work → how often, how often where it is short, how often before anything is measured, and where. */
const works = {
  frames: { all: 20_000, short: 180, warm: 60 },
  samples: { all: 5000, short: 40, warm: 20 },
  saves: { all: 200, short: 4, warm: 2 },
  contexts: { all: 50, short: 2, warm: 1, places: ['page'] },
  cameras: { all: 20, short: 2, warm: 1 },
};
/** Where the work is done. */
const PLACES = ['page', 'worker'];
/** Megabytes of JavaScript objects and buffers by which a work may end higher: what caches and the engine's own state take. */
const SLACK = 4;
const MEGABYTE = 1e6;

/**
 * Does all works and prints what each left behind.
 * @param {readonly string[]} args
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function soak(args) {
  const options = Object.fromEntries(Object.keys(works).map((name) => [name, { type: 'string' }]));
  const { values } = parseArgs({ args: [...args], options: { ...options, short: { type: 'boolean' } } });
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const folders = { soak: fileURLToPath(new URL('page', import.meta.url)) };
  await withChromium(
    async (browser, url) => {
      for (const place of PLACES) await soakIn(place, browser, url, values, counts);
    },
    { folders },
  );
  return counts;
}

async function soakIn(place, browser, url, values, counts) {
  const context = await browser.newContext({ permissions: ['camera'] });
  const page = await context.newPage();
  // Works take as long as they take.
  page.setDefaultTimeout(0);
  page.on('pageerror', (error) => console.log(`  uncaught: ${error.message}`));
  await page.goto(`${url}soak/index.html?worker=${place === 'worker' ? 'on' : 'off'}`);
  await page.waitForFunction(() => globalThis.soak);
  const session = await context.newCDPSession(page);
  const before = await page.evaluate(() => globalThis.soak.answers());
  console.log(`in the ${place}`);
  console.log('  work           times      seconds     tensors          heap MB');
  for (const [name, { all, short, warm, places = PLACES }] of Object.entries(works)) {
    if (!places.includes(place)) continue;
    const times = Number(values[name] ?? (values.short ? short : all));
    const problem = await once({ page, session, name, times, warm });
    counts[problem ? 'failed' : 'passed']++;
    if (problem) console.log(`✗ ${name}: ${problem}`);
  }
  await page.evaluate(() => globalThis.soak.clear());
  const same = (await page.evaluate(() => globalThis.soak.answers())) === before;
  counts[same ? 'passed' : 'failed']++;
  console.log(`${same ? '✓' : '✗'} all ten pictures are answered as before, to the last bit`);
  await context.close();
}

/** Does a work, and says what is wrong with what it leaves; null where nothing is. */
async function once({ page, session, name, times, warm }) {
  const work = (count) =>
    page
      .evaluate(([work, count]) => globalThis.soak.work[work](count), [name, count])
      .then(() => null)
      .catch((error) => error.message.split('\n')[0]);
  const start = Date.now();
  const first = await work(Math.min(warm, times));
  if (first) return first;
  const before = await measure(page, session);
  const second = await work(times);
  if (second) return second;
  const after = await measure(page, session);
  const seconds = ((Date.now() - start) / 1000).toFixed(0);
  const tensors = `${before.tensors} → ${after.tensors}`;
  const heap = `${before.heap.toFixed(1)} → ${after.heap.toFixed(1)}`;
  console.log(
    `  ${name.padEnd(12)} ${String(times).padStart(7)} ${seconds.padStart(12)}   ${tensors.padStart(11)} ${heap.padStart(16)}`,
  );
  if (after.tensors !== before.tensors) return `tensors went from ${tensors}`;
  // Samples are there to stay: 927 numbers of two bytes each, in a store that doubles as it grows, and an entry.
  const expected = name === 'samples' ? (times * 6000) / MEGABYTE : 0;
  return after.heap - before.heap > SLACK + expected ? `the heap went from ${heap} MB` : null;
}

async function measure(page, session) {
  // What one collection lets go of, another may collect.
  for (let turn = 0; turn < 3; turn++) await session.send('HeapProfiler.collectGarbage');
  // Objects, and the buffers of typed arrays, which lie beside them.
  const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
  return {
    heap: (usedSize + backingStorageSize) / MEGABYTE,
    tensors: await tensorsOf(page),
  };
}

/** In the page and its worker. The heap of a worker is not in reach. */
async function tensorsOf(page) {
  const count = () => globalThis._tfengine?.state.numTensors ?? 0;
  const counts = await Promise.all([page, ...page.workers()].map((thread) => thread.evaluate(count)));
  return counts.reduce((sum, tensors) => sum + tensors, 0);
}
