import { execFile } from 'node:child_process';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** A project of somebody's who installed the package from its tarball. */
export interface Consumer {
  /** The project's folder. */
  readonly folder: string;
  /** The tarball, as `npm publish` would send it. */
  readonly tarball: string;
  /** Paths in the tarball, sorted. */
  readonly files: readonly string[];
  /** Bytes of the tarball. */
  readonly packedSize: number;
  /** Bytes of what is in it. */
  readonly unpackedSize: number;
}

/** Text of a file of the installed package. */
export function installedFile(folder: string, path: string): Promise<string> {
  return readFile(join(folder, 'node_modules/digit-gesture', path), 'utf8');
}

/** Puts two of the package's own pictures beside a page: hands that sign three and five. */
export async function addPictures(folder: string, page: string): Promise<void> {
  const pictures = join(folder, 'node_modules/digit-gesture/dist/element/cards/assets');
  for (const digit of [3, 5]) await cp(join(pictures, `${digit}.webp`), join(page, `${digit}.webp`));
}

/** Runs a Node program; resolves with its output, rejects with it where the program fails. */
export function node(folder: string, ...args: readonly string[]): Promise<string> {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
  return execute(process.execPath, args, { cwd: folder, env }).then(({ stdout }) => stdout, explain);
}

/** Runs npm; as {@link node}. */
export function npm(folder: string, ...args: readonly string[]): Promise<string> {
  const options = { cwd: folder, shell: process.platform === 'win32', maxBuffer: 2 ** 26 };
  return execute('npm', args, options).then(({ stdout }) => stdout, explain);
}

function explain(error: Error & { stdout?: string; stderr?: string }): never {
  throw new Error(`${error.message}\n${error.stdout ?? ''}\n${error.stderr ?? ''}`);
}
