// Running other programs. Plain Node: used before anything is installed.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Runs a program with its output on ours, in the project's root unless told otherwise; resolves with its exit code (1 where a signal
 * ended it or it could not be started).
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, quiet?: boolean, cwd?: string }} [options]
 * @returns {Promise<number>}
 */
export function exec(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd ?? root,
      env: { ...env, ...options.env },
      stdio: ['ignore', options.quiet ? 'ignore' : 'inherit', options.quiet ? 'ignore' : 'inherit'],
      // npm and npx are batch files on Windows.
      shell: process.platform === 'win32' && program !== execPath,
    });
    child.on('error', (error) => {
      if (!options.quiet) console.error(`${program}: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Runs a Node program of an installed package by its path below node_modules. */
export function execModule(path, args, options) {
  return exec(execPath, [join(root, 'node_modules', path), ...args], options);
}

/** As {@link exec}, and throws where the program fails. */
export async function must(program, args, options) {
  const code = await exec(program, args, options);
  if (code !== 0) throw new Error(`"${program} ${args.join(' ')}" failed with exit code ${code}.`);
}
