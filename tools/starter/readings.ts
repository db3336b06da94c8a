import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { View } from '../../src/frame/view.js';
import { openView } from '../../src/frame/open-view.js';
import { renderPicturesWith } from '../render/jobs.js';
import { Renderer } from '../render/out/renderer.js';
import type { WrittenPicture } from '../render/out/truth.js';
import { CHUNK, chunkJob, DRAWN, type PictureSet } from './recipe.js';

/** What the backbone read in one drawn picture. */
export interface DrawnReading {
  readonly digit: number;
  readonly picture: WrittenPicture;
  /** The feature vector; null where no hand was found. */
  readonly features: Float32Array | null;
}

/** Reads pictures as `predict` reads still ones. */
export interface StillReader {
  /** A chunk of pictures follows; what was read of it before may be taken up. */
  begin(chunk: string): Promise<void>;
  /** The feature vector; null where no hand was found. */
  read(view: View): Promise<Float32Array | null>;
  /** The chunk is read. */
  end(): Promise<void>;
}

/**
 * Draws and reads a set. Chunks that are done lie in the folder and are not done again, so that an interruption costs
 * one chunk.
 */
export async function readings(
  set: PictureSet,
  reader: StillReader,
  folder: string,
): Promise<DrawnReading[]> {
  const folders = Array.from({ length: set.count / CHUNK }, (_, chunk) => {
    const recipe = hash(JSON.stringify([DRAWN, chunkJob(set, chunk)]));
    return join(folder, `${set.name}-${chunk}-${recipe}`);
  });
  await draw(set, folders);
  const all: DrawnReading[] = [];
  for (const [chunk, pictures] of folders.entries()) {
    await reader.begin(`${set.name}-${chunk}`);
    all.push(...(await readChunk(reader, pictures)));
    await reader.end();
    console.log(`${set.name}: ${all.length} of ${set.count}`);
  }
  return all;
}

/** Draws the chunks whose folders are not there. */
async function draw(set: PictureSet, folders: readonly string[]): Promise<void> {
  if (folders.every((out) => existsSync(out))) return;
  const renderer = await Renderer.open();
  try {
    for (const [chunk, out] of folders.entries()) {
      if (existsSync(out)) continue;
      const unfinished = `${out}.part`;
      await rm(unfinished, { recursive: true, force: true });
      await renderPicturesWith(renderer, { ...chunkJob(set, chunk), out: unfinished });
      await rename(unfinished, out);
    }
  } finally {
    await renderer.close();
  }
}

async function readChunk(reader: StillReader, folder: string): Promise<DrawnReading[]> {
  const truth = JSON.parse(await readFile(join(folder, 'labels.json'), 'utf8')) as {
    readonly pictures: readonly WrittenPicture[];
  };
  const all: DrawnReading[] = [];
  for (const picture of truth.pictures) {
    const features = await reader.read(await openPicture(join(folder, picture.file)));
    all.push({ digit: Number(picture.label), picture, features });
  }
  return all;
}

/** Opens a picture's file, mirrored as a camera's would be. */
export async function openPicture(path: string): Promise<View> {
  const { data, info } = await sharp(path).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return openView({ data, width: info.width, height: info.height }, true);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
