import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rollup, type RollupLog } from 'rollup';

const FOLDERS = ['tools', 'tests/bench', 'tests/peers'];

it('finds every name that programs of tools/ and benchmarks import from each other', async () => {
  const logs: RollupLog[] = [];
  const bundle = await rollup({
    input: (await Promise.all(FOLDERS.map(programsIn))).flat(),
    // What is installed is Node's to find, and what is built the compiler's.
    external: (id, importer) => importer !== undefined && !id.endsWith('.mjs'),
    onLog: (_, log) => logs.push(log),
    treeshake: false,
  });
  await bundle.close();
  expect(bundle.watchFiles.length).toBeGreaterThan(60);
  expect(logs.map(({ message }) => message)).toEqual([]);
});

async function programsIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(entry.name === 'node_modules' ? [] : await programsIn(path)));
    else if (path.endsWith('.mjs')) found.push(path);
  }
  return found;
}
