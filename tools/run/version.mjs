// .changeset/ → the next version: its part of the changelog, and its number everywhere that it stands.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execModule, root } from './exec.mjs';

/**
 * Makes the next version of what waits.
 * @param {string} [folder] - Of the project.
 */
export async function makeVersion(folder = root) {
  const exitCode = await execModule('@changesets/cli/bin.js', ['version'], { cwd: folder });
  if (exitCode !== 0) throw new Error('The changesets could not be read.');
  const { version } = await readJson('package.json');
  const lock = await readJson('package-lock.json');
  lock.version = lock.packages[''].version = version;
  await writeFile(join(folder, 'package-lock.json'), `${JSON.stringify(lock, null, 2)}\n`);
  const source = join(folder, 'src/version.ts');
  const code = await readFile(source, 'utf8');
  await writeFile(source, code.replace(/'.*'/, `'${version}'`));

  async function readJson(name) {
    return JSON.parse(await readFile(join(folder, name), 'utf8'));
  }
}
