// What npm would publish, file by file.
import { posix } from 'node:path';
import { expect, inject, test } from 'vitest';
import { installedFile } from './support/consumer.js';

const { folder, files, packedSize, unpackedSize } = inject('consumer');

const bundled = [
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-layers',
  '@tensorflow/tfjs-backend-wasm',
  '@tensorflow/tfjs-backend-webgl',
  'comlink',
  'fflate',
  'idb-keyval',
  'lit-html',
];

test('the build, the papers, and nothing else', () => {
  const papers = ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'];
  expect(files.filter((file) => !file.startsWith('dist/'))).toEqual(papers);
  const kinds = /\.(js|d\.ts|js\.map|json|wasm|bin|safetensors|gesture|webp|webm|txt)$/;
  expect(files.filter((file) => file.startsWith('dist/') && !kinds.test(file))).toEqual([]);
  expect(files.filter((file) => /\btests?\b|fixture|\.tsbuildinfo/.test(file))).toEqual([]);
});

test('no more to download than these 4.8 MB, of which the models and binaries are most', () => {
  expect(packedSize).toBeLessThan(4_800_000);
  expect(unpackedSize).toBeLessThan(10_200_000);
});

test('a licence notice for every asset and package of others in it', async () => {
  expect(files).toEqual(
    expect.arrayContaining([
      'dist/backends/assets/tfjs-backend-wasm.LICENSE.txt',
      'dist/backbone/hand/assets/handlandmark-lite.LICENSE.txt',
      'dist/backbone/mobilenet/assets/mobilenet-hands.LICENSE.txt',
      'dist/element/cards/assets/LICENSE.txt',
      'dist/element/sample/assets/LICENSE.txt',
    ]),
  );
  // A heading each: what the CDN bundle and the worker hold.
  const notices = await installedFile(folder, 'dist/THIRD-PARTY-LICENSES.txt');
  for (const name of bundled) expect(notices).toMatch(new RegExp(`^${name} \\d`, 'm'));
});

test('every file that the code finds beside itself', async () => {
  const missing: string[] = [];
  for (const file of files.filter((name) => name.endsWith('.js'))) {
    const code = await installedFile(folder, file);
    for (const [, path] of code.matchAll(/new URL\(\s*["'`](\.[^"'`]+)["'`],\s*import\.meta\.url/g)) {
      const target = posix.join(posix.dirname(file), path);
      if (!files.includes(target)) missing.push(`${file} → ${target}`);
    }
  }
  expect(missing).toEqual([]);
});

test('source maps that hold their sources, and code that names no map that is not there', async () => {
  for (const file of files.filter((name) => name.endsWith('.js.map'))) {
    const map = JSON.parse(await installedFile(folder, file)) as {
      sources: unknown[];
      sourcesContent?: (string | null)[];
    };
    expect(map.sourcesContent?.filter(Boolean), file).toHaveLength(map.sources.length);
  }
  for (const file of files.filter((name) => name.endsWith('.js'))) {
    const [, map] = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(await installedFile(folder, file)) ?? [];
    if (map) expect(files).toContain(posix.join(posix.dirname(file), map));
  }
});
