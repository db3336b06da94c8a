// examples/ → examples/built/: the examples that are not plain pages.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { root } from './exec.mjs';

const folder = join(root, 'examples');
const output = join(folder, 'built/sdk.js');

/** Builds the library and the examples where something is newer than what was built. */
export async function buildExamplesIfStale() {
  await buildIfStale();
  const built = await modified(output);
  const names = await readdir(folder, { recursive: true });
  const inputs = [
    join(root, 'dist/index.js'),
    join(root, 'package-lock.json'),
    ...names.filter((name) => !name.startsWith('built')).map((name) => join(folder, name)),
  ];
  if (built > 0 && (await Promise.all(inputs.map(modified))).every((time) => time <= built)) return;
  console.log('Building the examples …');
  const { build } = await import('vite');
  await build({ configFile: join(folder, 'vite.config.mjs') });
}

async function modified(path) {
  return (await stat(path).catch(() => null))?.mtimeMs ?? 0;
}
