import { join } from 'node:path';
import type { Browser } from 'playwright';
import { build, createServer, preview } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Consumer, installTarball } from './support/install.js';
import { openBrowser, openPage, seen } from './support/open-page.js';

let consumer: Consumer;
let browser: Browser;
let root: string;

beforeAll(async () => {
  consumer = await installTarball();
  root = join(consumer.folder, 'app');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await consumer.remove();
});

test('Vite serves it while one develops', async () => {
  const server = await createServer({ root, configFile: false, logLevel: 'silent', server: { port: 0 } });
  try {
    await server.listen();
    expect(await openPage(browser, server.resolvedUrls?.local[0])).toEqual(seen);
  } finally {
    await server.close();
  }
});

test('Vite builds it, model, binaries and worker included', async () => {
  await build({ root, configFile: false, logLevel: 'silent' });
  const server = await preview({ root, configFile: false, logLevel: 'silent', preview: { port: 0 } });
  try {
    expect(await openPage(browser, server.resolvedUrls?.local[0])).toEqual(seen);
  } finally {
    await server.close();
  }
});
