// Takes the figures of the guides: `npm run pictures`, or this alone: node tools/screenshots/hand-figures.mjs
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { root } from '../run/exec.mjs';
import { runTypeScript } from '../run/typescript.mjs';

/** Writes docs/pictures/hand-*.webp. */
export function drawHandFigures() {
  return runTypeScript(fileURLToPath(new URL('hand-figures.ts', import.meta.url)), [
    join(root, 'docs/pictures'),
  ]);
}

if (argv[1] === fileURLToPath(import.meta.url)) await drawHandFigures();
