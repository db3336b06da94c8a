// Pictures without a hand: crops of rooms with people in them, hands left out.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { openView } from '../../../dist/frame/open-view.js';
import { random } from './photographs.mjs';

/** Crops of one picture at most, tries to place them, and their sides in pixels. */
const CROPS = 2;
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
    for (const { left, top, side } of squares(width, height, hands, next)) {
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

function squares(width, height, hands, next) {
  const found = [];
  for (let tried = 0; tried < TRIES && found.length < CROPS; tried++) {
    const side = Math.round(SIDES[0] + next() * (SIDES[1] - SIDES[0]));
    const left = Math.floor(next() * (width - side));
    const top = Math.floor(next() * (height - side));
    const touches = hands.some(
      ({ box: [x0, y0, x1, y1] }) =>
        left < x1 + GAP && left + side > x0 - GAP && top < y1 + GAP && top + side > y0 - GAP,
    );
    if (!touches) found.push({ left, top, side });
  }
  return found;
}
