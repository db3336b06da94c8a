// What the code weighs for those who load it: bundled, minified with terser, gzipped, in kB of 1,000 bytes.
// Models and wasm binaries are not code and not counted.
//
//   node tools/size.mjs        prints the sizes and fails where one is over its limit
import commonjs from '@rollup/plugin-commonjs';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rollup } from 'rollup';

const root = fileURLToPath(new URL('../', import.meta.url));
const dist = (name) => join(root, 'dist', name);
const entryId = 'size-entry';

/** Name → entry files and the most their own code may weigh, in bytes. */
const limits = {
  'digit-gesture, own code': { files: ['index.js'], limit: 15_000 },
  'digit-gesture and its element, own code': { files: ['index.js', 'element/define.js'], limit: 30_000 },
};

/**
 * Weighs entry files of dist/ without the packages they depend on: everything that is reachable, by import or
 * by `import()`.
 * @param {readonly string[]} files - Paths below dist/.
 * @returns {Promise<number>} Bytes, minified and gzipped.
 */
export async function ownSize(files) {
  const isPackage = (id) => id !== entryId && !id.startsWith('.') && !isAbsolute(id);
  const { total } = await weigh(files, { external: isPackage, output: { inlineDynamicImports: true } });
  return total;
}

/**
 * Weighs entry files of dist/ with the packages they depend on.
 * @param {readonly string[]} files - Paths below dist/.
 * @returns {Promise<{ initial: number, total: number }>} Bytes, minified and gzipped: what an import loads at
 * once, and that with everything that may be loaded on demand.
 */
export function sizeWithDependencies(files) {
  return weigh(files, { plugins: [nodeResolve({ browser: true }), commonjs()] });
}

async function weigh(files, { external, plugins = [], output: outputOptions }) {
  const entry = {
    name: 'entry',
    resolveId: (id) => (id === entryId ? id : null),
    load: (id) =>
      id === entryId ? files.map((file) => `export * from ${JSON.stringify(dist(file))};`).join('\n') : null,
  };
  const bundle = await rollup({
    input: entryId,
    external,
    plugins: [entry, ...plugins],
    onwarn(warning) {
      if (warning.code === 'UNRESOLVED_IMPORT') throw new Error(warning.message);
    },
  });
  const { output } = await bundle.generate({
    format: 'es',
    ...outputOptions,
    plugins: [terser({ module: true, ecma: 2020, format: { comments: false } })],
  });
  await bundle.close();
  const chunks = new Map(
    output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]),
  );
  const bytes = (name) => gzipSync(chunks.get(name).code, { level: 9 }).length;
  const sum = (names) => [...names].reduce((total, name) => total + bytes(name), 0);
  const atOnce = new Set([output[0].fileName]);
  for (const name of atOnce)
    for (const imported of chunks.get(name).imports) if (chunks.has(imported)) atOnce.add(imported);
  return { initial: sum(atOnce), total: sum(chunks.keys()) };
}

/** Bytes as people read them. */
export function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

/** Prints all sizes; resolves with the number of limits kept and broken. */
export async function checkSizes() {
  const counts = { passed: 0, failed: 0 };
  for (const [name, { files, limit }] of Object.entries(limits)) {
    if (!files.every((file) => existsSync(dist(file)))) continue;
    const size = await ownSize(files);
    const fits = size <= limit;
    counts[fits ? 'passed' : 'failed']++;
    console.log(
      `${fits ? '✓' : '✗'} ${name}: ${kilobytes(size)} of ${kilobytes(limit)}, minified and gzipped`,
    );
  }
  const { initial, total } = await sizeWithDependencies(['index.js']);
  console.log(
    `  digit-gesture with its dependencies: ${kilobytes(initial)} at once, ${kilobytes(total)} in all`,
  );
  return counts;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const { failed } = await checkSizes();
  process.exitCode = failed > 0 ? 1 : 0;
}
