// The project's pages for people: which there are, and what is written in them.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../run/exec.mjs';

/** The guides' table of contents. */
export const index = 'docs/README.md';

/** Pages outside docs/. */
const others = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'tools/render/README.md'];

/**
 * Reads every page.
 * @returns {Promise<{ path: string, text: string }[]>} With paths from the project's root.
 */
export async function readPages() {
  const names = await readdir(join(root, 'docs'), { recursive: true });
  const guides = names
    .map((name) => `docs/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md') && !path.startsWith('docs/api/'))
    .sort();
  return Promise.all(
    [...others, ...guides].map(async (path) => ({ path, text: await readFile(join(root, path), 'utf8') })),
  );
}
