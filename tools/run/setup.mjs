// What a fresh clone needs before anything else: packages, assets, a browser. Plain Node.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getuid } from 'node:process';
import { exec, execModule, must, root } from './exec.mjs';

/** Installs the packages of package-lock.json, unless exactly these are there. */
export async function ensurePackages() {
  if (packagesAreCurrent()) return;
  console.log('Installing packages …');
  await must('npm', ['ci', '--no-audit', '--no-fund']);
}

/** Whether node_modules holds what package-lock.json lists (optional packages of other platforms aside). */
function packagesAreCurrent() {
  const installedPath = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedPath)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedPath, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, integrity, optional }]) =>
      path === '' ||
      (installed[path]
        ? installed[path].version === version && installed[path].integrity === integrity
        : optional),
  );
}

/** Fills the asset folders of src/. */
export async function ensureAssets() {
  const { prepareAssets } = await import('../models/assets.mjs');
  await prepareAssets();
}

/** Finds a browser for the tests, or installs one; throws with what to do where neither works. */
export async function ensureBrowser() {
  const { findBrowser } = await import('./browser.mjs');
  if (await findBrowser()) return;
  console.log('No Chromium, Chrome or Edge found. Installing one for the tests …');
  await execModule('playwright/cli.js', ['install', 'chromium']);
  if (await findBrowser()) return;
  if (getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await exec('apt-get', ['update'], { env });
    await exec('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env });
    if (await findBrowser()) return;
  }
  throw new Error(
    'No browser to test with, and none could be installed. Install Chrome, Chromium or Edge, or run ' +
      '"npx playwright install --with-deps chromium"; or set CHROME_PATH to the browser\'s program.',
  );
}
