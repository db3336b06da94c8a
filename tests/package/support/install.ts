import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../../tools/run/exec.mjs';

const execute = promisify(execFile);

/** A project of somebody's who installed the package from its tarball. */
export interface Consumer {
  /** The project's folder. */
  readonly folder: string;
  /** The tarball, as `npm publish` would send it. */
  readonly tarball: string;
  /** Paths in the tarball, sorted. */
  readonly files: readonly string[];
  /** Runs a Node program in the project; resolves with its output, rejects with it where the program fails. */
  run(...args: readonly string[]): Promise<string>;
  remove(): Promise<void>;
}

/** Packs the built package and installs it into a new project that has the sources of `consumer/`. */
export async function installTarball(): Promise<Consumer> {
  const folder = await mkdtemp(join(tmpdir(), 'digit-gesture-consumer-'));
  const packed = await npm(root, ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]);
  // An array in npm 11 and before, an object by package name after.
  const [report] = Object.values(JSON.parse(packed) as Record<string, PackReport>);
  const tarball = join(folder, report.filename);
  await cp(join(root, 'tests/package/consumer'), folder, { recursive: true });
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, type: 'module', dependencies: { 'digit-gesture': `file:${tarball}` } }),
  );
  await npm(folder, ['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts']);
  return {
    folder,
    tarball,
    files: report.files.map(({ path }) => path).sort(),
    run: (...args) => execute(process.execPath, args, { cwd: folder }).then(({ stdout }) => stdout, explain),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Text of a file of the installed package. */
export function installedFile(consumer: Consumer, path: string): Promise<string> {
  return readFile(join(consumer.folder, 'node_modules/digit-gesture', path), 'utf8');
}

interface PackReport {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

function npm(cwd: string, args: readonly string[]): Promise<string> {
  const options = { cwd, shell: process.platform === 'win32', maxBuffer: 2 ** 26 };
  return execute('npm', args, options).then(({ stdout }) => stdout, explain);
}

function explain(error: Error & { stdout?: string; stderr?: string }): never {
  throw new Error(`${error.message}\n${error.stdout ?? ''}\n${error.stderr ?? ''}`);
}
