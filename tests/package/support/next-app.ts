import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../../tools/run/exec.mjs';
import { freePort } from '../../../tools/run/free-port.mjs';
import { node, npm } from './consumer.js';

const sources = join(root, 'tests/package/next');
const environment = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };

/** An app of Next's, built and started. */
export interface NextApp {
  readonly url: string;
  stop(): Promise<void>;
}

/** Builds the app of `next/` with what is installed in `consumer`, and starts it. */
export async function startNextApp(consumer: string): Promise<NextApp> {
  const next = await installNext();
  // Below the folder where Next is, so that it is found; the package and what it needs are the consumer's own.
  const folder = await mkdtemp(join(next, 'app-'));
  await cp(join(sources, 'app'), join(folder, 'app'), { recursive: true });
  await cp(join(sources, 'next.config.mjs'), join(folder, 'next.config.mjs'));
  await cp(join(consumer, 'node_modules'), join(folder, 'node_modules'), { recursive: true });
  const program = join(next, 'node_modules/next/dist/bin/next');
  await node(folder, program, 'build');
  const port = String(await freePort());
  const server = spawn(process.execPath, [program, 'start', '--port', port], {
    cwd: folder,
    env: environment,
  });
  await ready(server);
  return {
    url: `http://localhost:${port}/`,
    async stop() {
      const ended = new Promise((resolve) => server.once('close', resolve));
      server.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Installs Next as its lock file says, and keeps it: it is large. */
async function installNext(): Promise<string> {
  const lock = await readFile(join(sources, 'package-lock.json'));
  const digest = createHash('sha256').update(lock).digest('hex').slice(0, 16);
  const folder = join(root, `.cache/next-${digest}`);
  if (existsSync(folder)) return folder;
  // Half an installation must not look like a whole one.
  const unfinished = `${folder}.part`;
  await rm(unfinished, { recursive: true, force: true });
  for (const file of ['package.json', 'package-lock.json'])
    await cp(join(sources, file), join(unfinished, file), { recursive: true });
  await npm(unfinished, 'ci', '--no-audit', '--no-fund', '--ignore-scripts');
  await rename(unfinished, folder);
  return folder;
}

/** Waits until the server says that it listens. */
function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    for (const stream of [server.stdout!, server.stderr!])
      stream.on('data', (text: Buffer) => {
        said += text.toString();
        if (said.includes('Ready')) resolve();
      });
    server.once('close', () => reject(new Error(`Next ended:\n${said}`)));
  });
}
