// Clips of drawn hands with exact truth, drawn when they are first asked for and kept in .cache/.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { execPath } from 'node:process';
import sharp from 'sharp';
import { must, root } from '../../../tools/run/exec.mjs';

const folder = join(root, '.cache/clips');

/**
 * Draws a clip with tools/render.
 * @param {string} name - Of its files.
 * @param {Record<string, string | number>} options - Of `tools/render/cli.mjs`, without the dashes.
 * @returns {Promise<{ frames: { picture: object, truth: object }[], rate: number }>} Decoded, with what is true of each.
 */
export async function drawnClip(name, options) {
  const path = join(folder, `${name}.mjpeg`);
  if (!existsSync(path)) {
    await mkdir(folder, { recursive: true });
    const unfinished = join(folder, `unfinished-${name}.mjpeg`);
    const args = Object.entries(options).flatMap(([key, value]) => [`--${key}`, String(value)]);
    await must(execPath, [join(root, 'tools/render/cli.mjs'), '--clip', unfinished, ...args]);
    await rename(unfinished.replace('.mjpeg', '.json'), path.replace('.mjpeg', '.json'));
    await rename(unfinished, path);
  }
  const { frames, rate } = JSON.parse(await readFile(path.replace('.mjpeg', '.json'), 'utf8'));
  const pictures = await Promise.all(splitJpegs(await readFile(path)).map(decode));
  return { rate, frames: pictures.map((picture, i) => ({ picture, truth: frames[i] })) };
}

/** Each picture starts with the bytes FF D8 FF, which occur nowhere else: within a picture, FF is escaped. */
function splitJpegs(bytes) {
  const starts = [];
  const mark = Buffer.from([0xff, 0xd8, 0xff]);
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 3)) starts.push(at);
  return starts.map((start, i) => bytes.subarray(start, starts[i + 1]));
}

async function decode(jpeg) {
  const { data, info } = await sharp(jpeg).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** A hand that shows a 5 before a plain wall, and what is true of it. */
export async function stillHand() {
  const { frames } = await drawnClip('still', {
    ...{ labels: '5', seed: 'still', sway: 0, enter: 0, empty: 0, hold: 0.5 },
    ...{ 'hand-size': 0.4, background: 'plain' },
  });
  return frames[3];
}
