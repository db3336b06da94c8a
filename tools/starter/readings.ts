import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Backbone } from '../../src/backbone/backbone.js';
import { openView } from '../../src/frame/open-view.js';
import { renderPictures } from '../render/jobs.js';
import type { WrittenPicture } from '../render/out/truth.js';
import { CHUNK, chunkJob, type PictureSet } from './recipe.js';

/** What the backbone read in one drawn picture. */
export interface DrawnReading {
  readonly digit: number;
  readonly picture: WrittenPicture;
  /** The feature vector; null where no hand was found. */
  readonly features: Float32Array | null;
}

/**
 * Draws and reads a set. Chunks that are done lie in the folder and are not done again, so that an interruption costs
 * one chunk; pictures stay, so that another backbone can read them.
 */
export async function readings(set: PictureSet, backbone: Backbone, folder: string): Promise<DrawnReading[]> {
  const all: DrawnReading[] = [];
  for (let chunk = 0; chunk * CHUNK < set.count; chunk++) {
    const pictures = join(folder, `${set.name}-${chunk}-${hash(JSON.stringify(chunkJob(set, chunk)))}`);
    await draw(set, chunk, pictures);
    all.push(...(await readChunk(backbone, pictures)));
    console.log(`${set.name}: ${all.length} of ${set.count}`);
  }
  return all;
}

async function draw(set: PictureSet, chunk: number, out: string): Promise<void> {
  if (existsSync(out)) return;
  const unfinished = `${out}.part`;
  await rm(unfinished, { recursive: true, force: true });
  await renderPictures({ ...chunkJob(set, chunk), out: unfinished });
  await rename(unfinished, out);
}

async function readChunk(backbone: Backbone, folder: string): Promise<DrawnReading[]> {
  const truth = JSON.parse(await readFile(join(folder, 'labels.json'), 'utf8')) as {
    readonly pictures: readonly WrittenPicture[];
  };
  const { dimensions } = backbone;
  const file = join(folder, `${hash(backbone.id)}.features`);
  if (!existsSync(file)) {
    const block = new Float32Array(truth.pictures.length * dimensions);
    for (const [i, picture] of truth.pictures.entries()) {
      const features = await read(backbone, join(folder, picture.file));
      if (features) block.set(features, i * dimensions);
      else block.fill(NaN, i * dimensions, (i + 1) * dimensions);
    }
    await mkdir(folder, { recursive: true });
    await writeFile(file, new Uint8Array(block.buffer));
  }
  const bytes = new Uint8Array(await readFile(file));
  const block = new Float32Array(bytes.buffer);
  return truth.pictures.map((picture, i) => {
    const features = block.subarray(i * dimensions, (i + 1) * dimensions);
    return { digit: Number(picture.label), picture, features: Number.isNaN(features[0]) ? null : features };
  });
}

/** Reads a picture as `predict` reads a still one. */
async function read(backbone: Backbone, path: string): Promise<Float32Array | null> {
  const { data, info } = await sharp(path).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const view = openView({ data, width: info.width, height: info.height }, true);
  return (await backbone.open().read(view, true)).features;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
