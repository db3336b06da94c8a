import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../tools/run/exec.mjs';
import { type Consumer, installedFile, installTarball } from './support/install.js';

const typescript = join(root, 'node_modules/typescript/bin/tsc');
let consumer: Consumer;

beforeAll(async () => {
  consumer = await installTarball();
});
afterAll(() => consumer.remove());

describe('what the tarball holds', () => {
  test('the build, the papers, and nothing else', () => {
    const papers = ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'];
    expect(consumer.files.filter((file) => !file.startsWith('dist/'))).toEqual(papers);
    const kinds = /\.(js|d\.ts|js\.map|json|wasm|bin|gesture|webp|webm|txt)$/;
    expect(consumer.files.filter((file) => file.startsWith('dist/') && !kinds.test(file))).toEqual([]);
  });

  test('a licence notice for every asset and package of others in it', () => {
    expect(consumer.files).toEqual(
      expect.arrayContaining([
        'dist/THIRD-PARTY-LICENSES.txt',
        'dist/backends/assets/tfjs-backend-wasm.LICENSE.txt',
        'dist/backbone/hand/assets/handlandmark-lite.LICENSE.txt',
      ]),
    );
  });

  test('every file that the code finds beside itself', async () => {
    const missing: string[] = [];
    for (const file of consumer.files.filter((name) => name.endsWith('.js'))) {
      const code = await installedFile(consumer, file);
      for (const [, path] of code.matchAll(/new URL\(\s*["'`](\.[^"'`]+)["'`],\s*import\.meta\.url/g)) {
        const target = posix.join(posix.dirname(file), path);
        if (!consumer.files.includes(target)) missing.push(`${file} → ${target}`);
      }
    }
    expect(missing).toEqual([]);
  });

  test('source maps that hold their sources', async () => {
    for (const file of consumer.files.filter((name) => name.endsWith('.js.map'))) {
      const map = JSON.parse(await installedFile(consumer, file)) as {
        sources: [];
        sourcesContent?: unknown[];
      };
      expect(map.sourcesContent, file).toHaveLength(map.sources.length);
    }
  });

  test('publint has nothing to say', async () => {
    const tarball = await readFile(consumer.tarball);
    const { messages, pkg } = await publint({
      strict: true,
      pack: { tarball: tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.length) },
    });
    expect(messages.map((message) => formatMessage(message, pkg ?? {}, { color: false }))).toEqual([]);
  });
});

describe('from a project of somebody else', () => {
  test('Node imports it without a DOM', async () => {
    expect(await consumer.run('import.mjs')).toContain('imported');
  });

  test.each(['bundler', 'node16'])('types are right under moduleResolution %s', async (resolution) => {
    expect(await consumer.run(typescript, '--project', `tsconfig.${resolution}.json`)).toBe('');
  });
});
