// Finds browsers of other engines than Chromium's, or has Debian install them.
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env, getuid } from 'node:process';
import { exec } from './exec.mjs';

/** Path of Firefox, or null. */
export function findFirefox() {
  return onPath('firefox-esr') ?? onPath('firefox');
}

/** WebKitGTK's driver, its small browser and the display that it needs, or null where one of them is missing. */
export function findWebKit() {
  const [driver, display] = [onPath('WebKitWebDriver'), onPath('xvfb-run')];
  const browser = miniBrowser();
  return driver && display && browser ? { driver, display, browser } : null;
}

/** Installs what is missing, where that is possible without asking. */
export async function ensureEngines() {
  if (findFirefox() && findWebKit()) return;
  if (getuid?.() !== 0 || !onPath('apt-get')) return;
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
  const packages = ['firefox-esr', 'webkit2gtk-driver', 'xvfb', 'xauth'];
  await exec('apt-get', ['update', '-qq'], options);
  await exec('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    ...options,
    quiet: true,
  });
}

function onPath(name) {
  const folders = (env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/** In a folder that has processor and version in its name. */
function miniBrowser() {
  if (!existsSync('/usr/lib')) return null;
  const folders = readdirSync('/usr/lib').filter((name) => name.endsWith('-linux-gnu'));
  const names = folders.flatMap((folder) =>
    ['6.0', '4.1', '4.0'].map((version) => join('/usr/lib', folder, `webkit2gtk-${version}`, 'MiniBrowser')),
  );
  return names.find((path) => existsSync(path)) ?? null;
}
