import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { root } from '../../../tools/run/exec.mjs';
import { type Consumer, npm } from './consumer.js';

declare module 'vitest' {
  interface ProvidedContext {
    consumer: Consumer;
  }
}

/** Packs the built package and installs it into a project that has the sources of `consumer/`, once for all tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Outside the repository: what the package forgets to name among its dependencies must not be found by chance.
  const folder = await mkdtemp(join(tmpdir(), 'digit-gesture-consumer-'));
  const packed = await npm(root, 'pack', '--ignore-scripts', '--json', '--pack-destination', folder);
  // An array in npm 11 and before, an object by package name after.
  const [report] = Object.values(JSON.parse(packed) as Record<string, PackReport>);
  const tarball = join(folder, report.filename);
  await cp(join(root, 'tests/package/consumer'), folder, { recursive: true });
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, type: 'module', dependencies: { 'digit-gesture': `file:${tarball}` } }),
  );
  await npm(folder, 'install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts');
  project.provide('consumer', {
    folder,
    tarball,
    files: report.files.map(({ path }) => path).sort(),
    packedSize: report.size,
    unpackedSize: report.unpackedSize,
  });
  return () => rm(folder, { recursive: true, force: true });
}

interface PackReport {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}
