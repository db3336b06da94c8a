// What threads of WebAssembly bring on a cross-origin isolated page: a followed frame, and the start, by threads.
import { withChromium } from './support/chromium.mjs';
import { median } from './support/photographs.mjs';

const FRAMES = 60;
const ROUNDS = 3;
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Prints the table. */
export async function threads() {
  const counts = [0, 1, 2, 4];
  const times = new Map(counts.map((count) => [count, { frame: [], start: [] }]));
  const processors = await withChromium(async (browser, url) => {
    let found;
    for (let round = 0; round < ROUNDS; round++) {
      for (const count of counts) {
        const { frames, start, hardwareConcurrency } = await once(browser, url, count);
        times.get(count).frame.push(...frames);
        times.get(count).start.push(start);
        found = hardwareConcurrency;
      }
    }
    return found;
  });
  console.log(`Hand, 640×480, Chromium with ${processors} processors: median ms a frame, ms to start`);
  for (const [count, { frame, start }] of times) {
    const name = count === 0 ? 'not isolated, no threads' : `isolated, ${count} asked for`;
    console.log(
      `  ${name.padEnd(26)} ${median(frame).toFixed(1).padStart(6)} ${median(start).toFixed(0).padStart(6)}`,
    );
  }
}

/** @param count - Threads; 0 for a page that isn't isolated. */
async function once(browser, url, count) {
  const page = await browser.newPage();
  if (count > 0) {
    await page.route('**/pages/pad.html', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), ...headers } });
    });
  }
  await page.goto(`${url}pages/pad.html`);
  const result = await page.evaluate(
    async ({ count, length }) => {
      const { GestureClassifier, wasm } = await import('/dist/cdn.js');
      const begun = performance.now();
      const backends = [wasm(count > 0 ? { threads: count } : {})];
      const classifier = await GestureClassifier.create({ backends });
      const start = performance.now() - begun;
      const picture = document.createElement('canvas');
      Object.assign(picture, { width: 640, height: 480 }).getContext('2d').fillRect(0, 0, 320, 240);
      const pictures = async function* () {
        for (let i = 0; i < length; i++) yield picture;
      };
      const frames = [];
      let last = performance.now();
      for await (const { timestamp } of classifier.predictStream(pictures())) {
        if (timestamp) frames.push(performance.now() - last);
        last = performance.now();
      }
      return { frames, start, hardwareConcurrency: navigator.hardwareConcurrency };
    },
    { count, length: FRAMES },
  );
  await page.close();
  return result;
}
