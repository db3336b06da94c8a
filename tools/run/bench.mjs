import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { buildIfStale } from './build.mjs';
import { must, root } from './exec.mjs';

/** Runs tests/bench/index.mjs on dist/ with a folder of pictures and models, `../shared` unless one is named. */
export async function bench([folder = join(root, '../shared'), ...parts]) {
  if (!existsSync(folder))
    throw new Error(`There is no folder ${folder}: npm run bench -- [folder] [part …]`);
  await buildIfStale();
  await must(execPath, [join(root, 'tests/bench/index.mjs'), folder, ...parts]);
}
