import type { Browser } from 'playwright';
import { chromium } from 'playwright';
import { browserArgs, findBrowser } from '../../../tools/run/browser.mjs';

/** A browser to open what was built. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await findBrowser();
  return chromium.launch({ args: browserArgs(), ...(executablePath ? { executablePath } : {}) });
}

/** What the page of `consumer/app` made of the package, and every host but its own that it asked for something. */
export async function openPage(
  browser: Browser,
  url: string | undefined,
): Promise<{ result: unknown; otherHosts: string[] }> {
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

/** What `openPage` gives where all is well. */
export const seen = {
  result: { answer: 'no-hand', backend: 'wasm', inWorker: true, known: 10, registered: true },
  otherHosts: [],
};
