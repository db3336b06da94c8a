import type { Browser } from 'playwright';
import { chromium } from 'playwright';
import { browserArgs, findBrowser } from '../../../tools/run/browser.mjs';

/** A browser to open what was built. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await findBrowser();
  return chromium.launch({ args: browserArgs(), ...(executablePath ? { executablePath } : {}) });
}

/** What a page made of the package. */
export interface Visit {
  /** What it told in `window.result`. */
  readonly result: unknown;
  /** Every address of another host that it asked for something. */
  readonly otherHosts: string[];
  /** Names of the scripts that it downloaded. */
  readonly scripts: ReadonlySet<string>;
}

/** Opens the page of an app of `consumer/` and waits for what it tells. */
export async function openPage(browser: Browser, url: string | undefined): Promise<Visit> {
  const page = await browser.newPage();
  const own = new URL(url!).origin;
  const otherHosts: string[] = [];
  const scripts = new Set<string>();
  page.on('request', (request) => {
    const { origin, pathname, protocol } = new URL(request.url());
    if (origin !== own && protocol.startsWith('http')) otherHosts.push(request.url());
    if (/\.m?js$/.test(pathname)) scripts.add(pathname.split('/').at(-1)!);
  });
  const broken = new Promise<never>((_, reject) => page.on('pageerror', reject));
  await page.goto(url!);
  const told = page.waitForFunction('window.result !== undefined', undefined, { timeout: 90_000 });
  await Promise.race([told, broken]);
  const result: unknown = await page.evaluate('window.result');
  await page.close();
  return { result, otherHosts, scripts };
}

/** What `consumer/pad` tells where all is well. */
export const padResult = {
  picture: '3',
  known: 10,
  backend: 'wasm',
  inWorker: true,
  clip: 'a digit',
};

/** What `consumer/headless` tells where all is well. */
export const headlessResult = { samples: 2, picture: 'three', inWorker: false };
