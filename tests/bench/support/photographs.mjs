// Features of all photographs, read once and kept for a run.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { FallbackEngine } from '../../../dist/backends/engine.js';
import { openView } from '../../../dist/frame/open-view.js';
import { hand, mobilenet, wasm } from '../../../dist/index.js';
import { toHalf } from '../../../dist/samples/half.js';

export const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** The backbones that are measured, by name. */
export const backbones = {
  hand: () => hand(),
  mobilenet: () => mobilenet(),
  imagenet: (folder) =>
    mobilenet({ modelUrl: pathToFileURL(join(folder, 'models/mobilenet_v1_0.25_224/model.json')) }),
};

/** Decodes a picture file. */
export async function readPicture(path) {
  const { data, info } = await sharp(path).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

const read = new Map();

/**
 * Reads every photograph as a still picture, mirrored as a front camera's unless told otherwise, once in a run.
 * @returns people[person][digit]: features in half precision, or null where no hand was found.
 */
export function readPeople(folder, name, { mirror = true } = {}) {
  const key = `${name} ${mirror}`;
  if (!read.has(key)) read.set(key, readAll(folder, name, mirror));
  return read.get(key);
}

/** Folders of the photographed people, in order. */
export async function listPeople(folder) {
  const photographs = join(folder, 'datasets/sign-language-digits');
  const names = (await readdir(photographs)).filter((entry) => entry.startsWith('person-')).sort();
  return names.map((name) => join(photographs, name));
}

async function readAll(folder, name, mirror) {
  const engine = await FallbackEngine.start([wasm()]);
  const backbone = await backbones[name](folder).load({ engine });
  const folders = await listPeople(folder);
  const people = [];
  let milliseconds = 0;
  for (const person of folders) {
    const row = [];
    for (const digit of DIGITS) {
      const picture = await readPicture(join(person, `${digit}.jpg`));
      const start = performance.now();
      const { features } = await backbone.open().read(openView(picture, mirror), true);
      milliseconds += performance.now() - start;
      row.push(features && toHalf(features));
    }
    people.push(row);
  }
  const { dimensions, sameGesture } = backbone;
  backbone.dispose();
  const millisecondsEach = milliseconds / (folders.length * DIGITS.length);
  return { people, dimensions, sameGesture, engine, millisecondsEach };
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A list in random order. */
export function shuffled(list, next) {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [copy[i], copy[j]] = [copy[j], copy[i]];
  }
  return copy;
}

/** The middle one of some numbers; NaN where there are none. */
export function median(list) {
  return [...list].sort((a, b) => a - b)[list.length >> 1] ?? NaN;
}
