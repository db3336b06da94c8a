// What a page with a pad downloads until it recognises its first frame: every file that Chromium asked for, as a
// server would send it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { root } from '../../tools/run/exec.mjs';
import { withChromium } from './support/chromium.mjs';

/** The most that pad, hand model and starter may weigh. */
const GOAL = 6e6;

const kinds = {
  'code of the pad, SDK and TensorFlow.js': /\.js$/,
  'WebAssembly binary': /\.wasm$/,
  'hand model': /handlandmark/,
  'starter digits': /\.gesture$/,
  'pictures of how to sign': /\.webp$/,
};

/** Prints the table. */
export async function transfer() {
  const files = await withChromium(async (browser, url) => {
    const page = await browser.newPage();
    const asked = new Set();
    page.on('request', (request) => asked.add(new URL(request.url()).pathname));
    await page.goto(`${url}pages/pad.html?backends=wasm&autostart`);
    await page.waitForFunction(() => document.querySelector('digit-gesture-pad').state === 'predicting');
    return [...asked].filter((path) => path.startsWith('/dist/'));
  });
  console.log('Until the first frame is recognised, backend wasm: kB as they are, gzip, brotli');
  const total = [0, 0, 0];
  for (const [kind, pattern] of Object.entries(kinds)) {
    const own = files.filter((path) => pattern.test(path));
    const sizes = [0, 0, 0];
    for (const path of own) {
      const bytes = await readFile(join(root, path));
      [bytes, gzipSync(bytes, { level: 9 }), brotliCompressSync(bytes)].forEach(({ length }, i) => {
        sizes[i] += length;
        total[i] += length;
      });
    }
    line(`${kind} (${own.length} files)`, sizes);
  }
  line('all', total);
  const fits = total[1] <= GOAL ? 'kept' : 'missed';
  console.log(`  Goal, at most ${GOAL / 1e6} MB by gzip or brotli: ${fits}.`);
}

function line(name, sizes) {
  const cells = sizes.map((size) => (size / 1000).toFixed(0).padStart(7)).join(' ');
  console.log(`  ${name.padEnd(52)}${cells}`);
}
