import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { build, createServer, preview } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browserArgs, findBrowser } from '../../tools/run/browser.mjs';
import { type Consumer, installTarball } from './support/install.js';

let consumer: Consumer;
let browser: Browser;
let root: string;

beforeAll(async () => {
  consumer = await installTarball();
  root = join(consumer.folder, 'vite');
  const executablePath = await findBrowser();
  browser = await chromium.launch({ args: browserArgs(), ...(executablePath ? { executablePath } : {}) });
});
afterAll(async () => {
  await browser.close();
  await consumer.remove();
});

/** What the page made of the package, and every host but its own that it asked for something. */
async function open(url: string | undefined): Promise<{ result: unknown; otherHosts: string[] }> {
  const page = await browser.newPage();
  const own = new URL(url!).origin;
  const otherHosts: string[] = [];
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== own && protocol.startsWith('http')) otherHosts.push(request.url());
  });
  await page.goto(url!);
  await page.waitForFunction('window.result !== undefined', undefined, { timeout: 60_000 });
  const result: unknown = await page.evaluate('window.result');
  await page.close();
  return { result, otherHosts };
}

const seen = { result: { answer: 'no-hand', backend: 'wasm', known: 10, registered: true }, otherHosts: [] };

test('Vite serves it while one develops', async () => {
  const server = await createServer({ root, configFile: false, logLevel: 'silent', server: { port: 0 } });
  try {
    await server.listen();
    expect(await open(server.resolvedUrls?.local[0])).toEqual(seen);
  } finally {
    await server.close();
  }
});

test('Vite builds it, model and binaries included', async () => {
  await build({ root, configFile: false, logLevel: 'silent' });
  const server = await preview({ root, configFile: false, logLevel: 'silent', preview: { port: 0 } });
  try {
    expect(await open(server.resolvedUrls?.local[0])).toEqual(seen);
  } finally {
    await server.close();
  }
});
