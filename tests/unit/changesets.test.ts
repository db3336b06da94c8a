// What waits in .changeset/ can be made a version of: each file is read by the program that will do it.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../tools/run/exec.mjs';
import { makeVersion } from '../../tools/run/version.mjs';
import { VERSION } from '../../src/version.js';

interface Versioned {
  readonly version: string;
}

interface Lock extends Versioned {
  readonly packages: Readonly<Record<string, Versioned>>;
}

test('all changesets become a version: the changelog says what they do, and its number is everywhere', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'digit-gesture-changesets-'));
  try {
    for (const name of ['package.json', 'package-lock.json', 'CHANGELOG.md', '.changeset', 'src/version.ts'])
      cpSync(join(root, name), join(folder, name), { recursive: true });
    writeFileSync(
      join(folder, '.changeset/one-more.md'),
      "---\n'digit-gesture': minor\n---\n\nPad: one thing more.\n",
    );
    cpSync(join(folder, '.changeset'), join(folder, 'kept'), { recursive: true });
    const waiting = readdirSync(join(folder, '.changeset')).filter((name) => /(?<!README)\.md$/.test(name));
    await makeVersion(folder);
    const left = readdirSync(join(folder, '.changeset'));
    expect(waiting.filter((name) => left.includes(name))).toEqual([]);
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Versioned;
    expect(version).not.toBe(VERSION);
    expect(readFileSync(join(folder, 'src/version.ts'), 'utf8')).toContain(`VERSION = '${version}';\n`);
    const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as Lock;
    expect([lock.version, lock.packages[''].version]).toEqual([version, version]);
    const changelog = readFileSync(join(folder, 'CHANGELOG.md'), 'utf8');
    expect(changelog).toContain(`## ${version}\n`);
    expect(changelog).toContain('Pad: one thing more.');
    for (const name of waiting) {
      const [, words] = readFileSync(join(folder, 'kept', name), 'utf8').split(/\n---\n+/);
      expect(changelog).toContain(words.split('\n')[0]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
