// package.json and the types, as tools and compilers of other projects see them.
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { expect, inject, test } from 'vitest';
import { root } from '../../tools/run/exec.mjs';
import { installedFile, node } from './support/consumer.js';

const { folder, tarball, files } = inject('consumer');
const typescript = join(root, 'node_modules/typescript/bin/tsc');

interface Manifest {
  readonly scripts?: Record<string, string>;
  readonly sideEffects: readonly string[];
  readonly exports: Record<string, string | { types: string }>;
  readonly [field: string]: unknown;
}

interface Named {
  readonly name: string;
  readonly privacy?: string;
}

interface CustomElements {
  readonly modules: readonly {
    readonly path: string;
    readonly declarations?: readonly {
      readonly tagName?: string;
      readonly attributes: readonly Named[];
      readonly events: readonly Named[];
      readonly members: readonly Named[];
    }[];
  }[];
}

async function manifest(): Promise<Manifest> {
  return JSON.parse(await installedFile(folder, 'package.json')) as Manifest;
}

test('nothing runs when it is installed, and npm says where it was built', async () => {
  const { scripts = {}, funding, engines, publishConfig } = await manifest();
  expect(
    Object.keys(scripts).filter((name) => /^(pre|post)?(install|prepare|uninstall)$/.test(name)),
  ).toEqual([]);
  expect(funding).toBeUndefined();
  expect(engines).toEqual({ node: '>=20.3' });
  expect(publishConfig).toEqual({ access: 'public', provenance: true });
});

test('what is packed is built first: dist/ is in no clone, and an old one would go out quietly', async () => {
  expect((await manifest()).scripts).toMatchObject({ prepack: 'node tools/run.mjs build' });
});

test('each file said to have side effects is there', async () => {
  const { sideEffects } = await manifest();
  const kept = sideEffects.map(
    (pattern) => new RegExp(`^${pattern.slice(2).replaceAll('.', '\\.').replace('*', '.*')}$`),
  );
  for (const pattern of kept)
    expect(
      files.some((file) => pattern.test(file)),
      String(pattern),
    ).toBe(true);
});

test('custom-elements.json tells editors of the tag, its attributes and its seven events, and of nothing internal', async () => {
  const { modules } = JSON.parse(await installedFile(folder, 'dist/custom-elements.json')) as CustomElements;
  for (const { path } of modules) expect(files).toContain(path);
  const elements = modules.flatMap(({ declarations = [] }) => declarations.filter(({ tagName }) => tagName));
  expect(elements.map(({ tagName }) => tagName)).toEqual(['digit-gesture-pad']);
  const [{ attributes, events, members }] = elements;
  expect(events.map(({ name }) => name).sort()).toEqual(
    ['change', 'epoch', 'error', 'prediction', 'sample', 'statechange', 'trained'].sort(),
  );
  expect(attributes.map(({ name }) => name)).toEqual(expect.arrayContaining(['labels', 'autosave', 'lang']));
  expect(members.map(({ name }) => name)).toEqual(expect.arrayContaining(['start', 'classifier', 'value']));
  expect(members.filter(({ name, privacy }) => privacy ?? name.startsWith('#'))).toEqual([]);
});

test('publint has nothing to say', async () => {
  const bytes = await readFile(tarball);
  const { messages, pkg } = await publint({
    strict: true,
    pack: { tarball: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) },
  });
  expect(messages.map((message) => formatMessage(message, pkg ?? {}, { color: false }))).toEqual([]);
});

test('are-the-types-wrong finds nothing wrong in any export', async () => {
  const analysis = await checkPackage(createPackageFromTarballData(new Uint8Array(await readFile(tarball))));
  if (!analysis.types) throw new Error('It found no types.');
  const { entrypoints, problems } = analysis;
  const typed = Object.entries((await manifest()).exports).filter(([, target]) => typeof target === 'object');
  for (const [path] of typed) {
    const { resolutions } = entrypoints[path];
    expect(resolutions['node16-esm'].resolution?.isTypeScript, path).toBe(true);
    expect(resolutions.bundler.resolution?.isTypeScript, path).toBe(true);
  }
  // What its "esm-only" profile leaves out as well: the package is ES modules alone, so how require() before Node 20.19
  // and resolution from before `exports` fare is known.
  const others = ['node10', 'node16-cjs'];
  expect(
    problems.filter((problem) => !('resolutionKind' in problem && others.includes(problem.resolutionKind))),
  ).toEqual([]);
});

test.each(['bundler', 'node16'])('types are right under moduleResolution %s', async (resolution) => {
  expect(await node(folder, typescript, '--project', `tsconfig.${resolution}.json`)).toBe('');
});
