import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { LandmarkNetwork } from '../../src/backbone/hand/landmark-network.js';
import type { RememberingNetwork } from '../starter/remembering-network.js';
import { lesson, type Lesson } from './lesson.js';
import { show } from './show.js';
import { trainedRooms, type Room } from './taken.js';

/** Side of the square that the teacher sees, in longer sides of the hand's box. */
const AROUND = 1.6;

/**
 * Shows the teacher the hands that are raised in rooms, of pictures with one. Points are shares of the picture's
 * width, both ways.
 */
export async function readRooms(network: RememberingNetwork, rooms: string, folder: string): Promise<void> {
  const out = join(folder, 'rooms');
  if (existsSync(`${out}.lessons`)) return;
  const shown = await trainedRooms(rooms);
  await network.recall('rooms');
  const lessons: Lesson[] = [];
  for (const room of shown) lessons.push(await read(network, rooms, room));
  await network.keep();
  await writeFile(`${out}.txt`, shown.map(({ file }) => file).join('\n'));
  await writeFile(`${out}.part`, Buffer.concat(lessons));
  await rename(`${out}.part`, `${out}.lessons`);
  console.log(`read: ${lessons.length} rooms`);
}

async function read(network: LandmarkNetwork, rooms: string, room: Room): Promise<Lesson> {
  const { box, digit } = room;
  const square = around(box, room);
  const { features, hand } = await show(network, sharp(join(rooms, room.file)).extract(square));
  const points = hand?.landmarks.map(([x, y]) => [x + square.left, y + square.top] as const) ?? [];
  const found = features && hand && points.every((point) => isInside(point, box));
  return lesson({
    label: digit === null ? '' : String(digit),
    sure: found ? hand.presence : 0,
    landmarks: points.map(([x, y]) => [x / room.width, y / room.width]),
    description: features,
  });
}

function around([x0, y0, x1, y1]: Room['box'], { width, height }: Room) {
  const half = (Math.max(x1 - x0, y1 - y0) * AROUND) / 2;
  const left = Math.max(0, Math.round((x0 + x1) / 2 - half));
  const top = Math.max(0, Math.round((y0 + y1) / 2 - half));
  return {
    left,
    top,
    width: Math.min(width, Math.round((x0 + x1) / 2 + half)) - left,
    height: Math.min(height, Math.round((y0 + y1) / 2 + half)) - top,
  };
}

/** Boxes are drawn generously at some fingers, and tightly at others. */
function isInside([x, y]: readonly [number, number], [x0, y0, x1, y1]: Room['box']) {
  const slack = Math.max(x1 - x0, y1 - y0) * 0.25;
  return x > x0 - slack && x < x1 + slack && y > y0 - slack && y < y1 + slack;
}
