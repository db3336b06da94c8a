import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import webpack from 'webpack';
import { freePort } from '../../tools/run/free-port.mjs';
import { serve } from '../../tools/run/server.mjs';
import { type Consumer, installTarball } from './support/install.js';
import { openBrowser, openPage, seen } from './support/open-page.js';

let consumer: Consumer;
let browser: Browser;

beforeAll(async () => {
  consumer = await installTarball();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await consumer.remove();
});

// Minified as people do, the worker too: some 40 s on two quiet cores.
test('webpack builds it, model, binaries and worker included', { timeout: 400_000 }, async () => {
  const app = join(consumer.folder, 'app');
  const built = join(consumer.folder, 'built');
  await bundle({
    mode: 'production',
    context: app,
    entry: './main.js',
    output: { path: built, filename: 'main.js' },
    performance: false,
  });
  const html = await readFile(join(app, 'index.html'), 'utf8');
  await writeFile(join(built, 'index.html'), html.replace('type="module" src="/', 'defer src="'));
  const server = await serve({ folders: { built }, port: Number(await freePort()) });
  try {
    expect(await openPage(browser, `${server.url}built/`)).toEqual(seen);
  } finally {
    server.close();
  }
});

/** @throws Error with all that webpack complains about. */
function bundle(configuration: webpack.Configuration): Promise<void> {
  return new Promise((resolve, reject) => {
    webpack(configuration, (error, stats) => {
      if (error) reject(error);
      else if (stats!.hasErrors() || stats!.hasWarnings())
        reject(new Error(stats!.toString('errors-warnings')));
      else resolve();
    });
  });
}
