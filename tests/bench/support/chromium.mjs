// Pages of this folder's pages/ in Chromium, served from this machine.
import { join } from 'node:path';
import { chromium } from 'playwright';
import { browserArgs, findBrowser } from '../../../tools/run/browser.mjs';
import { root } from '../../../tools/run/exec.mjs';
import { serve, testFolders } from '../../../tools/run/server.mjs';

/**
 * Runs work with a browser and the address of the folders; closes both after it.
 * @template T
 * @param {(browser: import('playwright').Browser, url: string) => Promise<T>} work
 * @param {{ folders?: Record<string, string>, args?: readonly string[] }} [options] - Folders besides dist/ and shared/.
 * @returns {Promise<T>}
 */
export async function withChromium(work, { folders = {}, args = [] } = {}) {
  const bench = join(root, 'tests/bench/pages');
  const server = await serve({ folders: { ...testFolders, bench, ...folders }, port: 4300, tries: 200 });
  const executablePath = await findBrowser();
  const browser = await chromium.launch({
    args: [...browserArgs(), ...args],
    ...(executablePath ? { executablePath } : {}),
  });
  try {
    return await work(browser, server.url);
  } finally {
    await browser.close();
    server.close();
  }
}
