// Pictures without a hand: crops of rooms with people in them, hands left out.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { openView } from '../../../dist/frame/open-view.js';
import { random } from './photographs.mjs';

/** Tries to place the crop of a picture, and its sides in pixels. */
const TRIES = 60;
const SIDES = [80, 300];
/** Pixels of a room that a whole picture shows across at least: less is too coarse. */
const LEAST_ROOM = 200;
/** Pixels that a crop keeps from a hand. */
const GAP = 12;

/**
 * Reads every crop as a still picture: a list of features, null where no hand was seen clearly.
 * @param {{ rooms?: number, from?: number, each?: number }} options - The first so many rooms (all), but for those before
 * `from` (0); so many crops of each (1).
 */
export async function readEmptyRooms(folder, backbone, { rooms: count = Infinity, from = 0, each = 1 } = {}) {
  const rooms = join(folder, 'datasets/hands-in-rooms');
  const pictures = JSON.parse(await readFile(join(rooms, 'hands.json'), 'utf8'));
  const next = random(7);
  const readings = [];
  for (const room of pictures.slice(from, count).flatMap((room) => Array(each).fill(room))) {
    const square = placeRectangle(room, ...SIDES, 1, next);
    if (square) {
      const { data, info } = await sharp(join(rooms, room.file))
        .extract(square)
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const picture = { data, width: info.width, height: info.height };
      readings.push((await backbone.open().read(openView(picture, true), true)).features);
    }
  }
  return readings;
}

/**
 * A part of a room, with people but without their hands, at this size.
 * @param next - Gives random numbers.
 * @param {number} count - Of the first so many rooms.
 */
export async function emptyRoom(folder, next, width, height, count) {
  const rooms = join(folder, 'datasets/hands-in-rooms');
  const pictures = JSON.parse(await readFile(join(rooms, 'hands.json'), 'utf8')).slice(0, count);
  for (;;) {
    const room = pictures[Math.floor(next() * pictures.length)];
    const part = placeRectangle(room, LEAST_ROOM, room.width, height / width, next);
    if (!part) continue;
    const { data, info } = await sharp(join(rooms, room.file))
      .extract(part)
      .resize(width, height, { fit: 'fill' })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  }
}

/** A rectangle that touches no hand, or null where none was found. */
function placeRectangle({ width: roomWidth, height: roomHeight, hands }, least, most, aspect, next) {
  for (let tried = 0; tried < TRIES; tried++) {
    const width = Math.round(least + next() * (Math.min(most, roomHeight / aspect) - least));
    const height = Math.round(width * aspect);
    const left = Math.floor(next() * (roomWidth - width));
    const top = Math.floor(next() * (roomHeight - height));
    const touches = hands.some(
      ({ box: [x0, y0, x1, y1] }) =>
        left < x1 + GAP && left + width > x0 - GAP && top < y1 + GAP && top + height > y0 - GAP,
    );
    if (!touches) return { left, top, width, height };
  }
  return null;
}
