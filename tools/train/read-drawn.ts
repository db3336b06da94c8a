import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, meanDescription } from '../../src/backbone/hand/description.js';
import { regionAround, toPicture, type Point } from '../../src/backbone/geometry.js';
import { INPUT_SIDE, type LandmarkNetwork } from '../../src/backbone/hand/landmark-network.js';
import type { RememberingNetwork } from '../starter/remembering-network.js';
import type { PixelFrame } from '../../src/frame/frame-source.js';
import { openView } from '../../src/frame/open-view.js';
import type { Square, View } from '../../src/frame/view.js';
import type { WrittenPicture } from '../render/out/truth.js';
import { chunkFolder } from './draw.js';
import { CHUNKS, DRAWN_SIDE } from './recipe.js';
import { lesson, type Lesson } from './lesson.js';
import { SIDE, writeSheet } from './sheet.js';

/** The squares that the teacher sees the hand in, well framed, in longer sides of the palm's box. */
const SCALES = [1.7, 2] as const;
/** Points farther off than this share of the hand's size mean that the teacher mistook the hand. */
const MISTAKEN = 0.12;

/** Shows every cut-out to the teacher: chunk by chunk, as two files beside the chunk's folder. */
export async function readDrawn(network: RememberingNetwork, folder: string): Promise<void> {
  for (let chunk = 0; chunk < CHUNKS; chunk++) {
    const out = chunkFolder(folder, chunk);
    if (existsSync(`${out}.lessons`)) continue;
    const { pictures } = JSON.parse(await readFile(join(out, 'labels.json'), 'utf8')) as {
      readonly pictures: readonly WrittenPicture[];
    };
    await network.recall(`drawn-${chunk}`);
    const pixels: Buffer[] = [];
    const lessons: Lesson[] = [];
    for (const picture of pictures) {
      const file = join(out, picture.file);
      pixels.push(await sharp(file).resize(SIDE, SIDE).ensureAlpha().raw().toBuffer());
      lessons.push(await read(network, picture, await onGrey(file)));
    }
    await network.keep();
    await writeSheet(`${out}.webp`, pixels, SIDE);
    await writeFile(`${out}.part`, Buffer.concat(lessons));
    await rename(`${out}.part`, `${out}.lessons`);
    console.log(`read: ${chunk + 1} of ${CHUNKS} chunks`);
  }
}

async function onGrey(file: string): Promise<PixelFrame> {
  const { data, info } = await sharp(file)
    .flatten({ background: '#808080' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

async function read(network: LandmarkNetwork, picture: WrittenPicture, frame: PixelFrame): Promise<Lesson> {
  const view = openView(frame, false);
  const truth = picture.landmarks.map(([x, y, z]) => [x, y, z] as const);
  const looks = [];
  for (const scale of SCALES) looks.push(await lookAt(network, view, regionAround(truth, scale, 0.1)));
  const presence = Math.min(...looks.map(({ look }) => look.presence));
  const off =
    Math.max(...looks.map(({ points }) => distance(points, truth))) / Math.max(...picture.box.slice(2));
  return lesson({
    label: picture.label,
    sure: off < MISTAKEN ? presence : 0,
    landmarks: truth.map(([x, y]) => [x / DRAWN_SIDE, y / DRAWN_SIDE]),
    description: meanDescription(looks.map(({ look }) => describe(look, 0))),
  });
}

/** A look at the side of the hand that the network knows best. */
async function lookAt(network: LandmarkNetwork, view: View, square: Square) {
  const pixels = view.read(square, INPUT_SIDE);
  let look = await network.look(pixels, false);
  if (look.handedness >= 0.5) look = await network.look(pixels, true);
  return { look, points: toPicture(look.landmarks, square, INPUT_SIDE) };
}

function distance(points: readonly Point[], truth: readonly Point[]): number {
  const each = points.map(([x, y], i) => Math.hypot(x - truth[i][0], y - truth[i][1]));
  return each.reduce((sum, one) => sum + one, 0) / each.length;
}
