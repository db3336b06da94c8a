import { fileURLToPath } from 'node:url';
import type { PixelFrame } from '../../src/frame/frame-source.js';
import { readPicture } from './photographs.js';

// Drawn by tools/render/cli.mjs --turn 15 --cut 0 --roughness 0.2 --background plain --size 160, with
// --seed fixture --count 10 the digits, with --seed fixture-a --count 2 --labels fist the fists.
const folder = fileURLToPath(new URL('drawn-hands/', import.meta.url));

/** A drawn hand that shows a digit. */
export function drawnDigit(digit: string): Promise<PixelFrame> {
  return readPicture(`${folder}${digit}.jpg`);
}

/** One of two drawn fists, of different people. */
export function drawnFist(which: 0 | 1): Promise<PixelFrame> {
  return readPicture(`${folder}fist-${which}.jpg`);
}
