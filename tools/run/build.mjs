// src/ → dist/.
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { execModule, root } from './exec.mjs';

/** Builds dist/ from nothing; throws where that fails. */
export async function build() {
  await removeDist();
  const built =
    (await execModule('rollup/dist/bin/rollup', ['--config', '--silent'])) === 0 &&
    (await execModule('@custom-elements-manifest/analyzer/cem.js', ['analyze', '--quiet'])) === 0;
  // The maps of what the first build wrote in the bundles' places.
  for (const bundle of ['cdn', 'worker']) await rm(join(root, `dist/${bundle}.js.map`), { force: true });
  if (built) return;
  // Half a build would look like a current one.
  await removeDist();
  throw new Error('The build failed.');
}

function removeDist() {
  return rm(join(root, 'dist'), { recursive: true, force: true });
}

let fresh;

/** Builds where a source or a build file is newer than dist/; once, however many ask. */
export function buildIfStale() {
  return (fresh ??= freshen());
}

async function freshen() {
  if (!(await isStale())) return;
  console.log('Building …');
  await build();
}

async function isStale() {
  const built = await modified(join(root, 'dist/index.js'));
  if (built === 0) return true;
  const inputs = ['src', 'tools/build'].map(async (folder) => {
    const names = await readdir(join(root, folder), { recursive: true });
    return names.map((name) => join(root, folder, name));
  });
  const files = [
    ...(await Promise.all(inputs)).flat(),
    join(root, 'rollup.config.mjs'),
    join(root, 'package-lock.json'),
  ];
  const times = await Promise.all(files.map(modified));
  return times.some((time) => time > built);
}

async function modified(path) {
  return (await stat(path).catch(() => null))?.mtimeMs ?? 0;
}
