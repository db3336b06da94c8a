import { cp, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

/**
 * Rollup plugin: copies every `src/**\/assets/` folder to the same place in the output, so that a literal
 * `new URL('./assets/x', import.meta.url)` is right in both.
 */
export function copyAssets(source = 'src') {
  return {
    name: 'copy-assets',
    async writeBundle({ dir }) {
      for (const entry of await readdir(source, { recursive: true, withFileTypes: true })) {
        if (!entry.isDirectory() || entry.name !== 'assets') continue;
        const folder = join(entry.parentPath, entry.name);
        await cp(folder, join(dir, relative(source, folder)), { recursive: true });
      }
    },
  };
}
