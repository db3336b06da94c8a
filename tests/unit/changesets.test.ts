// What waits in .changeset/ can be made a version of: each file is read by the program that will do it.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../tools/run/exec.mjs';

test('all changesets become a version, and the changelog says what they do', () => {
  const folder = mkdtempSync(join(tmpdir(), 'digit-gesture-changesets-'));
  try {
    for (const name of ['package.json', 'package-lock.json', 'CHANGELOG.md', '.changeset'])
      cpSync(join(root, name), join(folder, name), { recursive: true });
    writeFileSync(
      join(folder, '.changeset/one-more.md'),
      "---\n'digit-gesture': minor\n---\n\nPad: one thing more.\n",
    );
    cpSync(join(folder, '.changeset'), join(folder, 'kept'), { recursive: true });
    const waiting = readdirSync(join(folder, '.changeset')).filter((name) => /(?<!README)\.md$/.test(name));
    execFileSync(process.execPath, [join(root, 'node_modules/@changesets/cli/bin.js'), 'version'], {
      cwd: folder,
    });
    const left = readdirSync(join(folder, '.changeset'));
    expect(waiting.filter((name) => left.includes(name))).toEqual([]);
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
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
