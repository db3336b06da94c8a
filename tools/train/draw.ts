import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { renderPictures } from '../render/jobs.js';
import { chunkJob, CHUNKS } from './recipe.js';

/** Folder of a chunk's cut-outs. */
export function chunkFolder(folder: string, chunk: number): string {
  return join(folder, `drawn-${chunk}`);
}

/** Draws the cut-outs. Chunks that are there are not drawn again. */
export async function draw(seed: string, folder: string): Promise<void> {
  for (let chunk = 0; chunk < CHUNKS; chunk++) {
    const out = chunkFolder(folder, chunk);
    if (existsSync(out)) continue;
    const unfinished = `${out}.part`;
    await rm(unfinished, { recursive: true, force: true });
    const rate = await renderPictures({ ...chunkJob(seed, chunk), out: unfinished });
    await rename(unfinished, out);
    console.log(`drawn: ${chunk + 1} of ${CHUNKS} chunks, ${rate.toFixed(0)} pictures a second`);
  }
}
