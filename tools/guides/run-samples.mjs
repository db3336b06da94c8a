// Runs samples under Node, on the package's sources.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createServer } from 'vite';
import { root } from '../run/exec.mjs';
import { known } from './needs.mjs';

const folder = join(root, 'temp/guides');

/**
 * Runs each sample. Where a line logs something and ends in a comment, the comment is what must be logged:
 * `console.log(label); // red`.
 * @param {readonly import('./samples.mjs').Sample[]} samples
 * @returns {Promise<Map<import('./samples.mjs').Sample, string[]>>} What is wrong with each that has something wrong.
 */
export async function runSamples(samples) {
  const wrong = new Map();
  if (samples.length === 0) return wrong;
  await mkdir(folder, { recursive: true });
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    resolve: { alias: [{ find: /^digit-gesture$/, replacement: join(root, 'src/index.ts') }] },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    for (const [i, sample] of samples.entries()) {
      const problem = await run(server, sample, join(folder, `run-${i}.ts`));
      if (problem) wrong.set(sample, [`${sample.page}:${sample.line}: ${problem}`]);
    }
  } finally {
    await server.close();
  }
  return wrong;
}

async function run(server, { code, needs }, file) {
  await writeFile(file, code);
  const { log } = console;
  const logged = [];
  try {
    for (const name of needs) globalThis[name] = await known[name].value();
    console.log = (...values) => void logged.push(values.map(String).join(' '));
    await server.ssrLoadModule(file);
  } catch (error) {
    return `it fails with ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  } finally {
    console.log = log;
    for (const name of needs) delete globalThis[name];
  }
  const expected = [...code.matchAll(/^\s*console\.log\(.*\); \/\/ (.*)$/gm)].map((match) => match[1]);
  if (JSON.stringify(logged) === JSON.stringify(expected)) return null;
  return `it should log ${JSON.stringify(expected)}, and logs ${JSON.stringify(logged)}`;
}
