// `npm run bench -- [folder] [name …]`: every figure, measured on the built package. A file of this folder is one
// part; it exports a function of its own name that takes the folder with photographs and models and prints.
import { readdir } from 'node:fs/promises';
import { cpus } from 'node:os';
import { argv, version } from 'node:process';

const [folder, ...wanted] = argv.slice(2);
const files = await readdir(new URL('.', import.meta.url));
const parts = files.flatMap((file) => /^(?!index)(\w+)\.mjs$/.exec(file)?.[1] ?? []).sort();
const unknown = wanted.filter((name) => !parts.includes(name));
if (unknown.length > 0) throw new TypeError(`No part ${unknown.join(', ')}. Parts: ${parts.join(', ')}`);

console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${version}, ${folder}`);
for (const name of wanted.length > 0 ? wanted : parts) {
  console.log(`\n## ${name}\n`);
  const part = await import(`./${name}.mjs`);
  await part[name](folder);
}
