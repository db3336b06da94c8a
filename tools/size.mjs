// What the code weighs for those who load it: bundled, minified with terser, gzipped, in kB of 1,000 bytes.
// Models and wasm binaries are not code and not counted.
//
//   node tools/size.mjs        prints the sizes and fails where one is over its limit
import commonjs from '@rollup/plugin-commonjs';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rollup } from 'rollup';

const root = fileURLToPath(new URL('../', import.meta.url));
const dist = (name) => join(root, 'dist', name);
const entryId = 'size-entry';

/**
 * Name → entry files and the most their own code may weigh, in bytes, for those who import it: what is loaded at
 * once. Heads, backbones and archives come by `import()` when they are first used; that is printed, not limited.
 */
const limits = {
  'digit-gesture': { files: ['index.js'], limit: 15_000 },
  'digit-gesture and its element': { files: ['index.js', 'element/define.js'], limit: 30_000 },
};

/**
 * Weighs entry files of dist/ without the packages they depend on.
 * @param {readonly string[]} files - Paths below dist/.
 * @returns {Promise<Weight>}
 */
export function ownSize(files) {
  return weigh(files, { external: (id) => id !== entryId && !id.startsWith('.') && !isAbsolute(id) });
}

/**
 * Weighs entry files of dist/ with the packages they depend on.
 * @param {readonly string[]} files - Paths below dist/.
 * @returns {Promise<Weight>}
 */
export function sizeWithDependencies(files) {
  return weigh(files, { plugins: [nodeResolve({ browser: true }), commonjs()] });
}

/**
 * @typedef {object} Weight
 * @property {number} atOnce - Bytes that an import loads.
 * @property {number} total - That, and all that may be loaded on demand, as one file.
 * @property {Map<string, number>} folders - Folder of dist/ → characters of our own code, before minifying.
 */

async function weigh(files, { external, plugins = [] }) {
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
  const minify = terser({ module: true, ecma: 2020, format: { comments: false } });
  const inParts = await bundle.generate({ format: 'es', plugins: [minify] });
  const inOne = await bundle.generate({ format: 'es', plugins: [minify], inlineDynamicImports: true });
  await bundle.close();
  const gzipped = ({ code }) => gzipSync(code, { level: 9 }).length;
  const chunks = new Map(
    inParts.output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]),
  );
  const atOnce = new Set([inParts.output[0].fileName]);
  for (const name of atOnce) for (const id of chunks.get(name).imports) if (chunks.has(id)) atOnce.add(id);
  return {
    atOnce: [...atOnce].reduce((sum, name) => sum + gzipped(chunks.get(name)), 0),
    total: gzipped(inOne.output[0]),
    folders: byFolder(inOne.output[0]),
  };
}

/** Source characters of our own code in the bundle, by folder: where to look when it is too much. */
function byFolder({ modules }) {
  const folders = new Map();
  for (const [id, { renderedLength }] of Object.entries(modules)) {
    if (!id.startsWith(dist(''))) continue;
    const folder = relative(dist(''), dirname(id)).split(sep).slice(0, 2).join('/') || '.';
    folders.set(folder, (folders.get(folder) ?? 0) + renderedLength);
  }
  return folders;
}

/** Bytes as people read them. */
export function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

/** Prints all sizes; resolves with the number of limits kept and broken. */
export async function checkSizes() {
  const counts = { passed: 0, failed: 0 };
  for (const [name, { files, limit }] of Object.entries(limits)) {
    const own = await ownSize(files);
    const fits = own.atOnce <= limit;
    counts[fits ? 'passed' : 'failed']++;
    console.log(
      `${fits ? '✓' : '✗'} ${name}, own code: ${figures(own)}; at once at most ${kilobytes(limit)}`,
    );
    if (fits) continue;
    const heaviest = [...own.folders].sort(([, a], [, b]) => b - a);
    const sum = heaviest.reduce((total, [, size]) => total + size, 0);
    for (const [folder, size] of heaviest)
      console.log(`  ${folder.padEnd(22)} ${((100 * size) / sum).toFixed(0)} %`);
  }
  return counts;
}

/** Prints what an application that imports all of it loads, dependencies included. */
export async function printSizeWithDependencies() {
  console.log(`  digit-gesture with its dependencies: ${figures(await sizeWithDependencies(['index.js']))}`);
}

function figures({ atOnce, total }) {
  return `${kilobytes(atOnce)} at once, ${kilobytes(total)} in all (minified, gzipped)`;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const { failed } = await checkSizes();
  await printSizeWithDependencies();
  process.exitCode = failed > 0 ? 1 : 0;
}
