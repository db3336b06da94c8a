import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { renderPicturesWith } from '../render/jobs.js';
import { Renderer } from '../render/out/renderer.js';
import { chunkJob, CHUNKS } from './recipe.js';

/** Folder of a chunk's cut-outs. */
export function chunkFolder(folder: string, chunk: number): string {
  return join(folder, `drawn-${chunk}`);
}

/** Draws the cut-outs. Chunks that are there are not drawn again. */
export async function draw(seed: string, folder: string): Promise<void> {
  const missing = Array.from({ length: CHUNKS }, (_, chunk) => chunk).filter(
    (chunk) => !existsSync(chunkFolder(folder, chunk)),
  );
  if (missing.length === 0) return;
  const renderer = await Renderer.open();
  try {
    for (const chunk of missing) {
      const out = chunkFolder(folder, chunk);
      const unfinished = `${out}.part`;
      await rm(unfinished, { recursive: true, force: true });
      const rate = await renderPicturesWith(renderer, { ...chunkJob(seed, chunk), out: unfinished });
      await rename(unfinished, out);
      console.log(`drawn: ${chunk + 1} of ${CHUNKS} chunks, ${rate.toFixed(0)} pictures a second`);
    }
  } finally {
    await renderer.close();
  }
}
