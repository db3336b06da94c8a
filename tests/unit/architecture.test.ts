// docs/architecture.md is the map that newcomers trust: it has to be the country's.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(`${root}docs/architecture.md`, 'utf8');

/** Folder → what the page's table says it may import from. */
const rows = new Map(
  [...page.matchAll(/^\| `src\/(\w+)` +\|[^|]*\| ([^|]*?) +\|$/gm)].map(([, folder, others]) => [
    folder,
    others === '–' ? [] : others.split(', '),
  ]),
);

const folders = readdirSync(`${root}src`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

interface Zone {
  readonly target: string;
  readonly from: string;
  readonly except?: readonly string[];
}

/** The zones that ESLint forbids imports by, as it sees them itself. */
async function zones(): Promise<readonly Zone[]> {
  const config = (await new ESLint({ cwd: root }).calculateConfigForFile(`${root}src/index.ts`)) as {
    rules: Record<string, [number, { zones: readonly Zone[] }]>;
  };
  return config.rules['import-x/no-restricted-paths'][1].zones;
}

test('lists every folder of src, and no other', () => {
  expect([...rows.keys()].sort()).toEqual(folders.sort());
});

test('says of each folder what ESLint lets it import', async () => {
  const all = await zones();
  for (const [folder, others] of rows) {
    const zone = all.find(({ target, from }) => target === `./src/${folder}` && from === './src/**');
    const allowed = ['**/src/*.ts', ...[folder, ...others].map((name) => `**/src/${name}/**`)];
    expect(zone?.except, `src/${folder}`).toEqual(allowed);
  }
});

test('draws the way through the house as imports allow it', () => {
  const way = ['frame', 'backbone', 'samples', 'head', 'classifier', 'element'];
  const drawn = page.split('\n').find((line) => line.startsWith('pixels'))!;
  expect(drawn.split('──▶').map((step) => step.trim())).toEqual(['pixels', ...way]);
  way.forEach((folder, i) => {
    for (const other of rows.get(folder) ?? []) {
      if (way.includes(other)) expect(way.indexOf(other), `${folder} → ${other}`).toBeLessThan(i);
    }
  });
});

test('names every folder beside src that is there', () => {
  for (const folder of ['tests', 'tools']) {
    const names = readdirSync(root + folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !['support', 'licences'].includes(entry.name))
      .map(({ name }) => name);
    const row = page.split('\n').find((line) => line.startsWith(`| \`${folder}/\``))!;
    for (const name of names) expect(row, `${folder}/${name}`).toContain(`\`${name}\``);
  }
});
