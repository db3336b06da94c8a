// Draws the figures of docs/how-it-works.md: what the hand backbone makes of a drawn hand.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { openView } from '../../src/frame/open-view.js';
import { GestureClassifier, wasm, type HandRegion, type PixelFrame } from '../../src/index.js';
import { renderPictures } from '../render/jobs.js';

const WIDTH = 480;
const HEIGHT = 360;
/** Side of the square that the network reads, drawn larger than its 224 pixels. */
const SIDE = 360;
const LINE = 'fill="none" stroke="#0b57d0" stroke-width="3" stroke-linejoin="round" stroke-linecap="round"';
/** From the wrist along each finger. */
const CHAINS = [1, 5, 9, 13, 17].map((first) => [0, first, first + 1, first + 2, first + 3]);

/** Writes the figures into a folder. Gives the exit code. */
export async function main([folder]: readonly string[]): Promise<number> {
  const frame = await drawHand(join(folder, 'drawing'));
  const classifier = await GestureClassifier.create({ backends: [wasm()], mirror: false });
  const { hand, label } = await classifier.predict(frame);
  classifier.dispose();
  if (!hand || label !== '3') throw new Error(`The drawn three was taken for ${String(label)}.`);
  await write(join(folder, 'hand-region.webp'), picture(frame), WIDTH, HEIGHT, region(hand));
  const read = openView(frame, false).read(hand, SIDE);
  await write(join(folder, 'hand-points.webp'), picture(read), SIDE, SIDE, points(hand));
  return 0;
}

/** A hand and its arm, somewhere in a webcam's picture. */
async function drawHand(out: string): Promise<PixelFrame> {
  await mkdir(out, { recursive: true });
  await renderPictures({
    ...{ out, count: 1, seed: 'guide b', labels: ['3'], width: WIDTH, height: HEIGHT, type: 'image/png' },
    ...{ framing: 'webcam', side: 'right', clutter: 'plain', roughness: 0.2, cut: 0 },
  });
  const drawn = sharp(join(out, '000000.png')).ensureAlpha().raw();
  const { data, info } = await drawn.toBuffer({ resolveWithObject: true });
  await rm(out, { recursive: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height };
}

function picture({ data, width, height }: PixelFrame): Sharp {
  return sharp(data, { raw: { width, height, channels: 4 } });
}

/** The square in the picture, with a mark at the side that is up in it. */
function region({ x, y, size, rotation }: HandRegion): string {
  const half = size / 2;
  return `<g transform="translate(${x} ${y}) rotate(${(rotation * 180) / Math.PI})" ${LINE}>
    <rect x="${-half}" y="${-half}" width="${size}" height="${size}"/>
    <path d="M -9 ${-half + 16} l 9 -9 l 9 9"/>
  </g>`;
}

/** The 21 points in the square as it is read. */
function points({ x, y, size, rotation, landmarks }: HandRegion): string {
  const [cos, sin] = [Math.cos(rotation), Math.sin(rotation)];
  const at = landmarks.map(([px, py]) => {
    const [dx, dy] = [px - x, py - y];
    return [cos * dx + sin * dy, cos * dy - sin * dx].map((value) =>
      ((value / size + 0.5) * SIDE).toFixed(1),
    );
  });
  const bones = CHAINS.map(
    (chain) => `<path d="M ${chain.map((i) => at[i].join(' ')).join(' L ')}" ${LINE}/>`,
  );
  const dots = at.map(
    ([px, py]) => `<circle cx="${px}" cy="${py}" r="5" fill="#fff" stroke="#0b57d0" stroke-width="2"/>`,
  );
  return [...bones, ...dots].join('');
}

async function write(
  file: string,
  image: Sharp,
  width: number,
  height: number,
  drawing: string,
): Promise<void> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawing}</svg>`;
  const { size } = await image
    .composite([{ input: Buffer.from(svg) }])
    .webp({ quality: 80, effort: 6 })
    .toFile(file);
  console.log(`${file}: ${(size / 1000).toFixed(0)} kB`);
}
