// Pictures without a hand: crops of rooms with people in them, hands left out.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { openView } from '../../../dist/frame/open-view.js';
import { random } from './photographs.mjs';

/** Tries to place the crop of a picture, and its sides in pixels. */
const TRIES = 60;
const SIDES = [80, 300];
/** Pixels that a crop keeps from a hand. */
const GAP = 12;

/** Reads every crop as a still picture: a list of features, null where no hand was seen clearly. */
export async function readEmptyRooms(folder, backbone) {
  const rooms = join(folder, 'datasets/hands-in-rooms');
  const pictures = JSON.parse(await readFile(join(rooms, 'hands.json'), 'utf8'));
  const next = random(7);
  const readings = [];
  for (const { file, width, height, hands } of pictures) {
    const square = placeSquare(width, height, hands, next);
    if (square) {
      const { left, top, side } = square;
      const { data, info } = await sharp(join(rooms, file))
        .extract({ left, top, width: side, height: side })
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const picture = { data, width: info.width, height: info.height };
      readings.push((await backbone.open().read(openView(picture, true), true)).features);
    }
  }
  return readings;
}

/** A square that touches no hand, or null where none was found. */
function placeSquare(width, height, hands, next) {
  for (let tried = 0; tried < TRIES; tried++) {
    const side = Math.round(SIDES[0] + next() * (SIDES[1] - SIDES[0]));
    const left = Math.floor(next() * (width - side));
    const top = Math.floor(next() * (height - side));
    const touches = hands.some(
      ({ box: [x0, y0, x1, y1] }) =>
        left < x1 + GAP && left + side > x0 - GAP && top < y1 + GAP && top + side > y0 - GAP,
    );
    if (!touches) return { left, top, side };
  }
  return null;
}
