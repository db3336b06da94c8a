// src/ → dist/.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execModule, root } from './exec.mjs';

/** Builds dist/ from nothing; throws where that fails. */
export async function build() {
  await rm(join(root, 'dist'), { recursive: true, force: true });
  const code = await execModule('rollup/dist/bin/rollup', ['--config', '--silent']);
  if (code !== 0) throw new Error('The build failed.');
}
