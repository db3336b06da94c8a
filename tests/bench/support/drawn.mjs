// Drawn hands to measure on, drawn once and kept in .cache/bench.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { must, root } from '../../../tools/run/exec.mjs';

/**
 * Draws pictures with tools/render/cli.mjs.
 * @param {Readonly<Record<string, string | number>>} options - Of the command line, without dashes.
 * @returns {Promise<readonly object[]>} What labels.json says of each picture, `file` with its folder.
 */
export async function drawn(options) {
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const name = createHash('sha256').update(args.join(' ')).digest('hex').slice(0, 12);
  const folder = join(root, '.cache/bench', name);
  if (!existsSync(folder)) {
    const unfinished = `${folder}.part`;
    await rm(unfinished, { recursive: true, force: true });
    await must(execPath, [join(root, 'tools/render/cli.mjs'), '--out', unfinished, ...args]);
    await rename(unfinished, folder);
  }
  const { pictures } = JSON.parse(await readFile(join(folder, 'labels.json'), 'utf8'));
  return pictures.map((picture) => ({ ...picture, file: join(folder, picture.file) }));
}
