// What the fake camera of the tests shows: drawn hands, so that no photograph and no camera is needed.
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { readRigs, Renderer } from '../../../tools/render/out/renderer.js';
import { toI420 } from '../../../tools/render/out/video.js';
import { makeClip } from '../../../tools/render/scene/clip.js';

export const width = 480;
export const height = 360;
/** Frames a second. */
export const rate = 15;
/** Frames of each sign: as the hand sways, so that no two samples are quite the same. */
export const frames = 4;

/** Two people: one to learn from, and another who is shown when something is to be recognised. */
export const people = ['learn', 'test'] as const;
export type Person = (typeof people)[number];

const folder = fileURLToPath(new URL('../../../temp/hands/', import.meta.url));

/** Where the frames of a sign are; `none` is the place without a hand. */
export function framesFile(person: Person, sign: string): string {
  return join(folder, `${person}-${sign}.i420`);
}

/** Draws every sign by both people, once: 0 to 9 and `none`. */
export async function drawHands(): Promise<void> {
  if (existsSync(folder)) return;
  const [rigs, renderer] = await Promise.all([readRigs(), Renderer.open()]);
  const unfinished = `${folder.slice(0, -1)}-${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  try {
    for (const person of people) {
      const film = makeClip(rigs, {
        labels: Array.from('0123456789'),
        seed: `e2e ${person}`,
        ...{ width, height, rate, hold: frames / rate, change: 1 / rate, empty: frames / rate },
        ...{ size: 0.6, side: 'right', clutter: 'plain', roughness: 0, turn: 8 },
      });
      for (const sign of ['none', ...'0123456789']) {
        const wanted = film.filter(({ label, phase }) =>
          sign === 'none' ? phase === 'empty' : label === sign,
        );
        const drawn = await renderer.draw(wanted.slice(0, frames).map(({ scene }) => scene));
        const planes = await Promise.all(drawn.map(toPlanes));
        await writeFile(join(unfinished, `${person}-${sign}.i420`), Buffer.concat(planes));
      }
    }
  } finally {
    await renderer.close();
  }
  // Whole or not at all, also where two workers draw at once.
  await rename(unfinished, folder).catch((error: unknown) => {
    if (!existsSync(folder)) throw error;
  });
}

async function toPlanes(picture: Buffer): Promise<Uint8Array> {
  const { data } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return toI420(data, width, height);
}
