// Makes a film for a browser's fake camera from the photographs in ../shared: a list of scenes, each of which shows
// one person's hand, again and again. What a scene shows is also marked on the edge of the picture, for tests to read.
//
//   node tools/clips/make-clip.mjs temp/clip.y4m 0 2 5        three digits, each by people to learn from and by others
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

export const width = 480;
export const height = 360;
/** Frames a second. */
const rate = 10;
const photographs = fileURLToPath(new URL('../../../shared/datasets/sign-language-digits/', import.meta.url));

/** Whether the photographs are here. */
export function canMakeClips() {
  return existsSync(photographs);
}

/**
 * Films each digit twice: first by `learn` people, then by `test` others.
 * @param {string} path - Of the .y4m file to write.
 * @param {{ digits: readonly string[], learn?: number, test?: number, seconds?: number, skip?: number }} options -
 *   `seconds`: how long each scene lasts; `skip`: how many people to leave out at the start.
 */
export async function makeClip(path, { digits, learn = 8, test = 2, seconds = 6, skip = 0 }) {
  const people = readdirSync(photographs)
    .filter((name) => name.startsWith('person-'))
    .sort()
    .slice(skip);
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'w');
  await file.write(`YUV4MPEG2 W${width} H${height} F${rate}:1 Ip A1:1 C420jpeg\n`);
  for (const [part, from, count] of [
    ['learn', 0, learn],
    ['test', learn, test],
  ]) {
    for (const digit of digits) {
      const frames = Math.round(seconds * rate);
      let shown = '';
      let picture = null;
      for (let frame = 0; frame < frames; frame++) {
        const person = people[from + Math.floor((frame / frames) * count)];
        if (person !== shown) {
          shown = person;
          picture = await drawFrame(join(photographs, person, `${digit}.jpg`));
        }
        mark(picture, 0, Number(digit) * 20 + 20);
        mark(picture, 1, part === 'test' ? 220 : 20);
        mark(picture, 2, 20 + (200 * frame) / frames);
        await file.write('FRAME\n');
        await file.write(picture);
      }
    }
  }
  await file.close();
}

/** The photograph in the middle, itself blurred around it, as planes of YUV 4:2:0. */
async function drawFrame(photograph) {
  const hand = await sharp(photograph).resize(height, height, { kernel: 'cubic' }).toBuffer();
  const { data } = await sharp(photograph)
    .resize(width, height, { fit: 'cover' })
    .blur(18)
    .modulate({ brightness: 0.85 })
    .composite([{ input: hand, left: (width - height) / 2, top: 0 }])
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return toYuv(data);
}

/**
 * A grey square of 20 pixels on the left edge, where no square crop sees it. The first says the digit (20 levels
 * each, from 20), the second who is shown (20: people to learn from, 220: others), the third how far the scene is
 * (20 to 220).
 */
function mark(planes, index, level) {
  for (let y = index * 20; y < index * 20 + 20; y++) {
    planes.fill(16 + (level * 219) / 255, y * width, y * width + 20);
    const chroma = width * height + (y >> 1) * (width / 2);
    planes.fill(128, chroma, chroma + 10);
    planes.fill(128, chroma + (width * height) / 4, chroma + (width * height) / 4 + 10);
  }
}

/** BT.601 in video range, which is what Chromium takes a .y4m for. */
function toYuv(rgb) {
  const luma = width * height;
  const planes = Buffer.alloc(luma * 1.5);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const [r, g, b] = rgb.subarray(at * 3, at * 3 + 3);
      planes[at] = 16 + 0.257 * r + 0.504 * g + 0.098 * b;
      if (x % 2 === 0 && y % 2 === 0) {
        const chroma = luma + (y / 2) * (width / 2) + x / 2;
        planes[chroma] = 128 - 0.148 * r - 0.291 * g + 0.439 * b;
        planes[chroma + luma / 4] = 128 + 0.439 * r - 0.368 * g - 0.071 * b;
      }
    }
  }
  return planes;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const [path, ...digits] = argv.slice(2);
  if (!path) throw new Error('Usage: node tools/clips/make-clip.mjs FILE.y4m DIGIT…');
  if (!canMakeClips()) throw new Error(`There are no photographs at ${photographs}.`);
  await makeClip(path, { digits: digits.length > 0 ? digits : ['0', '2', '5'] });
}
