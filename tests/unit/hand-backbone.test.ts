import * as tf from '@tensorflow/tfjs-core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backbone, Reading } from '../../src/backbone/backbone.js';
import { hand } from '../../src/backbone/hand/hand.js';
import type { FallbackEngine } from '../../src/backends/engine.js';
import type { PixelFrame } from '../../src/frame/frame-source.js';
import { openView } from '../../src/frame/open-view.js';
import type { View } from '../../src/frame/view.js';
import { nodeEngine } from '../support/node-engine.js';
import { pasted } from '../support/pasted.js';
import { people, photograph, readPicture } from '../support/photographs.js';
import { noSharedFolder, sharedFolder } from '../support/shared-folder.js';

interface Room {
  readonly file: string;
  readonly hands: readonly { readonly box: readonly [number, number, number, number] }[];
}

let engine: FallbackEngine;
let backbone: Backbone;
let tensorsBefore: number;

beforeAll(async () => {
  engine = await nodeEngine();
  tensorsBefore = tf.memory().numTensors;
  backbone = await hand().load({ engine });
});
afterAll(() => {
  backbone.dispose();
  backbone.dispose();
  expect(tf.memory().numTensors).toBe(tensorsBefore);
});

const grey = (width: number, height: number): PixelFrame => ({
  data: new Uint8Array(width * height * 4).fill(128),
  width,
  height,
});
const still = (picture: PixelFrame, mirror = false): Promise<Reading> =>
  backbone.open().read(openView(picture, mirror), true);
const distance = (a: Reading, b: Reading): number =>
  Math.hypot(...a.features!.map((value, i) => value - b.features![i]));

/** A view that counts how often it is read: once for each evaluation of the network. */
function counted(picture: PixelFrame): View & { looks: number } {
  const view = openView(picture, false);
  const counting = {
    width: view.width,
    height: view.height,
    mirrored: view.mirrored,
    looks: 0,
    read: (...args: Parameters<View['read']>) => {
      // What the network gets; another size is to see how the light is.
      if (args[1] === 224) counting.looks++;
      return view.read(...args);
    },
  };
  return counting;
}

describe('hand() without a hand', () => {
  it('looks once a frame at an empty stream, and at most 25 times at an empty picture', async () => {
    const reader = backbone.open();
    const view = counted(grey(320, 240));
    for (let frame = 1; frame <= 25; frame++) {
      expect(await reader.read(view, false)).toEqual({ features: null });
      expect(view.looks).toBe(frame);
    }
    const picture = counted(grey(320, 240));
    expect(await backbone.open().read(picture, true)).toEqual({ features: null });
    expect(picture.looks).toBeLessThanOrEqual(25);
  });
});

describe.skipIf(!sharedFolder)(`hand() on photographs (skipped where ${noSharedFolder})`, () => {
  let three: PixelFrame;
  let seven: PixelFrame;
  beforeAll(async () => {
    three = await photograph(people()[20], '3');
    seven = await photograph(people()[20], '7');
  });

  it('finds the hand in tight crops, whichever digit it shows, within 12 looks', async () => {
    for (const digit of '0123456789') {
      const view = counted(await photograph(people()[40], digit));
      const { features, hand: region } = await backbone.open().read(view, true);
      expect(features, digit).toHaveLength(backbone.dimensions);
      expect(region!.presence, digit).toBeGreaterThan(0.8);
      expect(view.looks).toBeLessThanOrEqual(12);
    }
  });

  it('finds hands in whole pictures of rooms', async () => {
    const folder = join(sharedFolder!, 'datasets/hands-in-rooms');
    const rooms = JSON.parse(readFileSync(join(folder, 'hands.json'), 'utf8')) as Room[];
    const some = rooms.filter((_, i) => i % 83 === 7);
    let found = 0;
    for (const { file, hands } of some) {
      const { hand: region } = await still(await readPicture(join(folder, file)));
      if (
        region &&
        hands.some(
          ({ box: [x0, y0, x1, y1] }) => region.x > x0 && region.x < x1 && region.y > y0 && region.y < y1,
        )
      ) {
        found++;
      }
    }
    expect(some).toHaveLength(15);
    expect(found).toBeGreaterThanOrEqual(14);
  });

  it('describes a gesture alike wherever it is, however large, tilted, and on either hand', async () => {
    const plain = await still(three);
    const other = await still(seven);
    const room = { width: 480, height: 360 };
    for (const change of [
      pasted(three, room, { x: 120, y: 200, scale: 2 }),
      pasted(three, room, { x: 300, y: 150, scale: 1.2 }),
      pasted(three, room, { x: 240, y: 180, scale: 2, rotation: 0.6 }),
      pasted(three, room, { x: 240, y: 180, scale: 2, mirrored: true }),
    ]) {
      const changed = await still(change);
      expect(distance(changed, plain)).toBeLessThan(0.6 * distance(changed, other));
    }
  });

  it('tells where the hand is in the source, also when frames are mirrored', async () => {
    const picture = pasted(three, { width: 480, height: 360 }, { x: 140, y: 200, scale: 2 });
    const plain = (await still(picture)).hand!;
    const mirrored = (await still(picture, true)).hand!;
    expect(plain.landmarks).toHaveLength(21);
    for (const region of [plain, mirrored]) {
      expect(Math.abs(region.x - 140)).toBeLessThan(40);
      expect(Math.abs(region.y - 200)).toBeLessThan(60);
    }
    plain.landmarks.forEach(([x, y], i) => {
      expect(Math.hypot(x - mirrored.landmarks[i][0], y - mirrored.landmarks[i][1])).toBeLessThan(
        0.1 * plain.size,
      );
    });
    expect(Math.abs(plain.rotation - mirrored.rotation)).toBeLessThan(0.2);
  });

  it('follows a hand that moves, with one look a frame, and tells where it is', async () => {
    const reader = backbone.open();
    let described = 0;
    for (let frame = 0; frame < 20; frame++) {
      const x = 120 + 10 * frame;
      const view = counted(pasted(three, { width: 480, height: 360 }, { x, y: 180, scale: 2 }));
      const { features, hand: region } = await reader.read(view, false);
      expect(view.looks).toBe(1);
      if (frame >= 6) expect(Math.abs(region!.x - x)).toBeLessThan(60);
      if (features) described++;
    }
    expect(described).toBeGreaterThanOrEqual(15);
  });

  it('finds the hand anew after it left and came back elsewhere', async () => {
    const reader = backbone.open();
    const room = { width: 480, height: 360 };
    const show = async (picture: PixelFrame, frames: number): Promise<Reading> => {
      let last: Reading | undefined;
      for (let i = 0; i < frames; i++) last = await reader.read(openView(picture, false), false);
      return last!;
    };
    expect((await show(pasted(three, room, { x: 120, y: 180, scale: 2 }), 8)).features).not.toBeNull();
    expect((await show(grey(480, 360), 5)).hand).toBeUndefined();
    const back = await show(pasted(three, room, { x: 360, y: 180, scale: 2 }), 25);
    expect(Math.abs(back.hand!.x - 360)).toBeLessThan(60);
    expect(back.features).not.toBeNull();
  });

  it('stays with one of two hands, with one look a frame, and says that there is another', async () => {
    const reader = backbone.open();
    const room = { width: 480, height: 360 };
    const one = pasted(three, room, { x: 120, y: 180, scale: 1.8 });
    const two = pasted(seven, one, { x: 360, y: 180, scale: 1.8 });
    const show = async (picture: PixelFrame, frames: number): Promise<Reading[]> => {
      const readings: Reading[] = [];
      for (let i = 0; i < frames; i++) {
        const view = counted(picture);
        readings.push(await reader.read(view, false));
        expect(view.looks).toBe(1);
      }
      return readings;
    };
    expect((await show(one, 60)).some(({ hand: region }) => region?.otherHand)).toBe(false);
    const both = await show(two, 240);
    expect(both.every(({ hand: region }) => Math.abs(region!.x - 120) < 40)).toBe(true);
    expect(both.every(({ features }) => features !== null)).toBe(true);
    expect(both.at(-1)!.hand!.otherHand).toBe(true);
    expect((await show(one, 60)).at(-1)!.hand!.otherHand).toBe(false);
  });

  it('starts anew when the picture changes its size', async () => {
    const reader = backbone.open();
    for (let i = 0; i < 6; i++) await reader.read(openView(three, false), false);
    const wide = pasted(three, { width: 640, height: 360 }, { x: 320, y: 180, scale: 3 });
    let last: Reading | undefined;
    for (let i = 0; i < 6; i++) last = await reader.read(openView(wide, false), false);
    expect(Math.abs(last!.hand!.x - 320)).toBeLessThan(60);
  });
});
