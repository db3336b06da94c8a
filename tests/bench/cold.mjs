// From navigation to the first prediction, in milliseconds: a browser that has nothing of the page yet, files from
// this machine, WebAssembly, the bundled hand model and digits.
import { withChromium } from './support/chromium.mjs';
import { median } from './support/photographs.mjs';

const RUNS = 9;

/** What is downloaded, by address. */
const kinds = {
  'code (cdn.js and chunks)': /\.js$/,
  'WebAssembly binary': /\.wasm$/,
  'hand model': /handlandmark/,
  'starter digits': /\.gesture$/,
};

/** Prints the table. */
export async function cold() {
  const pages = { 'as it comes': '', 'with <link rel="preload"> for the four files': '?hints' };
  const runs = await withChromium(async (browser, url) => {
    const all = Object.fromEntries(Object.keys(pages).map((name) => [name, []]));
    for (let run = 0; run <= RUNS; run++) {
      for (const [name, query] of Object.entries(pages)) {
        all[name].push(await once(browser, `${url}bench/cold.html${query}`));
      }
    }
    return all;
  });
  // The first fills the disk's cache and the server's.
  for (const [name, list] of Object.entries(runs)) print(name, list.slice(1));
}

function print(title, runs) {
  const line = (name, pick) => {
    const times = runs.map(pick);
    const [middle, least, most] = [median(times), Math.min(...times), Math.max(...times)].map(whole);
    console.log(`  ${name.padEnd(34)} ${middle.padStart(6)}   ${least} to ${most}`);
  };
  console.log(`${title}: ms from navigation, median of ${RUNS}, least to most`);
  for (const kind of Object.keys(kinds)) {
    // What the worker asks for is not in the page's books.
    if (!runs.every(({ resources }) => Number.isFinite(resources[kind].start))) continue;
    line(`${kind}: asked for`, ({ resources }) => resources[kind].start);
    line(`${kind}: there`, ({ resources }) => resources[kind].end);
  }
  line('script runs', ({ marks }) => marks.script);
  line('network loaded and warm', ({ marks }) => marks.weights);
  line('ready (digits learnt)', ({ marks }) => marks.ready);
  line('first prediction', ({ marks }) => marks.prediction);
  line('of which: first frame', ({ marks }) => marks.prediction - marks.ready);
  console.log(`  It says ${[...new Set(runs.map(({ result }) => result))].join(', ')} where 3 is shown.`);
}

const whole = (value) => value.toFixed(0);

async function once(browser, url) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForFunction('globalThis.result !== undefined');
    const { entries, marks, result } = await page.evaluate(() => ({
      result: globalThis.result,
      marks: Object.fromEntries(
        performance.getEntriesByType('mark').map(({ name, startTime }) => [name, startTime]),
      ),
      entries: performance
        .getEntriesByType('resource')
        .map(({ name, startTime, responseEnd }) => ({ name, startTime, responseEnd })),
    }));
    const resources = Object.fromEntries(
      Object.entries(kinds).map(([kind, pattern]) => {
        const own = entries.filter(({ name }) => pattern.test(name));
        return [
          kind,
          {
            start: Math.min(...own.map(({ startTime }) => startTime)),
            end: Math.max(...own.map(({ responseEnd }) => responseEnd)),
          },
        ];
      }),
    );
    return { resources, marks, result };
  } finally {
    await context.close();
  }
}
