import * as tf from '@tensorflow/tfjs-core';
import { readFile, writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backbone, Reading } from '../../src/backbone/backbone.js';
import { handsFrom, mobilenet } from '../../src/backbone/mobilenet/mobilenet.js';
import type { FallbackEngine } from '../../src/backends/engine.js';
import { openView } from '../../src/frame/open-view.js';
import type { Square, View } from '../../src/frame/view.js';
import { GestureClassifier, wasm, type PixelFrame } from '../../src/index.js';
import { drawnDigit } from '../support/drawn-hands.js';
import { nodeEngine } from '../support/node-engine.js';

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const bundled = new URL('../../src/backbone/mobilenet/assets/mobilenet-hands.safetensors', import.meta.url);

describe('mobilenet() with the weights of this package', () => {
  let engine: FallbackEngine;
  let backbone: Backbone;

  beforeAll(async () => {
    engine = await nodeEngine();
    backbone = await mobilenet().load({ engine });
  });
  afterAll(() => backbone.dispose());

  it('describes a hand, the same in a mirror, and says where it is', async () => {
    const frame = await drawnDigit('5');
    const [seen, mirrored] = await Promise.all(
      [false, true].map((mirror) => backbone.open().read(openView(frame, mirror), true)),
    );
    expect(seen.features).toHaveLength(backbone.dimensions);
    const { x, y, size, landmarks, presence } = seen.hand!;
    expect(presence).toBeGreaterThan(0.5);
    expect(landmarks).toHaveLength(21);
    expect(Math.hypot(x - mirrored.hand!.x, y - mirrored.hand!.y)).toBeLessThan(0.15 * size);
    expect(distance(seen.features!, mirrored.features!)).toBeLessThan(
      distance(seen.features!, (await read(await drawnDigit('1')))!),
    );
  });

  it('sees no hand where there is none', async () => {
    expect(await backbone.open().read(openView(grey(64, 64), true), true)).toEqual({ features: null });
  });

  it('finds a hand at the end of a wide picture: at once in a still one, within three frames of a stream', async () => {
    const hand = await drawnDigit('5');
    const middle = (await read(hand))!;
    const other = distance(middle, (await read(await drawnDigit('1')))!);
    for (const [left, width, height] of [
      [0, 2, 1],
      [1, 2, 1],
      [0, 1, 2],
    ]) {
      const frame = await beside(hand, left, width, height);
      const alone = await backbone.open().read(openView(frame, true), true);
      expect(distance(alone.features!, middle)).toBeLessThan(other / 2);
      const reader = backbone.open();
      let seen: Reading | undefined;
      for (let frames = 0; frames < 3; frames++) seen = await reader.read(openView(frame, true), false);
      expect(distance(seen!.features!, middle)).toBeLessThan(other / 2);
      // A picture of another size: nothing is known of where the hand is.
      const anew = await backbone.open().read(openView(hand, true), false);
      expect(await reader.read(openView(hand, true), false)).toEqual(anew);
    }
  });

  it('reads a hand that it follows in one pass a frame, and goes along with it', async () => {
    const hand = await drawnDigit('5');
    const reader = backbone.open();
    const passes: number[] = [];
    let seen: Reading | undefined;
    for (const left of [0.5, 0.4, 0.3, 0.2, 0.1, 0, 0]) {
      const view = openView(await beside(hand, left, 2, 1.6), false);
      const counted = counting(view);
      seen = await reader.read(counted.view, false);
      passes.push(counted.squares.length);
      expect(seen.features).not.toBeNull();
    }
    // Twice where it is found: in all of the picture, then close up.
    expect(passes).toEqual([2, 1, 1, 1, 1, 1, 1]);
    expect(seen!.hand!.x).toBeLessThan(hand.width);
  });

  it('reads every other frame of a stream in the mirror, and says the same of a hand that holds still', async () => {
    const view = openView(await beside(await drawnDigit('2'), 0.5, 2, 1.6), false);
    const reader = backbone.open();
    const seen: Reading[] = [];
    for (let frames = 0; frames < 6; frames++) seen.push(await reader.read(view, false));
    expect(distance(seen[0].features!, seen[1].features!)).toBeGreaterThan(0);
    for (const { features } of seen.slice(2)) expect(features).toEqual(seen[1].features);
    expect(seen.at(-1)!.hand!.landmarks).toEqual(seen.at(-2)!.hand!.landmarks);
  });

  it('reads another gesture at once, nothing of the one before in it', async () => {
    const [five, one] = await Promise.all(['5', '1'].map(drawnDigit));
    const reader = backbone.open();
    let before = await reader.read(openView(five, false), false);
    for (let frames = 0; frames < 4; frames++) before = await reader.read(openView(five, false), false);
    const changed = await reader.read(openView(one, false), false);
    const alone = (await read(one))!;
    expect(distance(changed.features!, alone)).toBeLessThan(distance(before.features!, alone) / 3);
  });

  it('reads a small hand close up: it looks as a large one does', async () => {
    const hand = await drawnDigit('5');
    const large = (await read(hand))!;
    const other = distance(large, (await read(await drawnDigit('1')))!);
    const far = await beside(hand, 1, 3, 2.5);
    const counted = counting(openView(far, false));
    const { features, hand: region } = await backbone.open().read(counted.view, true);
    expect(distance(features!, large)).toBeLessThan(other / 2);
    expect(Math.abs(region!.x - 1.5 * hand.width)).toBeLessThan(hand.width / 4);
    expect(counted.squares.at(-1)!.size).toBeLessThan(0.6 * far.height);
  });

  it('describes a hand in a single picture from farther and nearer, in the mirror too: it differs less in another picture', async () => {
    const hand = await drawnDigit('5');
    const size = 2 * hand.width;
    const frames = await Promise.all([0, 0.1, 0.2].map((left) => beside(hand, left, 2, 2)));
    const spread: Record<'still' | 'frame', number> = { still: 0, frame: 0 };
    for (const [kind, still] of [
      ['still', true],
      ['frame', false],
    ] as const) {
      const [first, ...others] = await Promise.all(
        frames.map(async (frame) => (await backbone.open().read(openView(frame, false), still)).features!),
      );
      for (const other of others) spread[kind] += distance(first, other);
    }
    expect(spread.still).toBeLessThan(spread.frame);
    const counted = counting(openView(frames[0], false));
    await backbone.open().read(counted.view, true);
    const described = counted.squares.slice(-10).map((square) => Math.round(square.size));
    const [fitting] = described;
    expect(fitting).toBeLessThan(size);
    for (const factor of [0.8, 0.9, 1.15, 1.3]) {
      expect(described.filter((side) => Math.abs(side - factor * fitting) < 1)).toHaveLength(2);
    }
  });

  it('looks at all of the picture at once when the hand that it follows is gone, and finds another', async () => {
    const hand = await drawnDigit('5');
    const reader = backbone.open();
    const sizes: number[][] = [];
    // How many frames it may take until it sees what there is.
    for (const [left, patience] of [
      [0, 3],
      [0, 1],
      [null, 1],
      [2, 3],
    ] as const) {
      const frame = left === null ? grey(hand.width * 3, hand.height * 2) : await beside(hand, left, 3, 2);
      const counted = counting(openView(frame, false));
      for (let tries = 1; tries <= patience; tries++) {
        const { features } = await reader.read(counted.view, false);
        if (tries === patience) expect(features === null).toBe(left === null);
      }
      sizes.push(counted.squares.map(({ size }) => size));
    }
    expect(sizes[1]).toHaveLength(1);
    expect(sizes[2]).toHaveLength(2);
    expect(sizes[2][0]).toBeLessThan(hand.height * 2);
    expect(sizes[2][1]).toBe(hand.height * 2);
  });

  it('says where a hand is in the picture as it came, mirrored or not', async () => {
    const frame = await beside(await drawnDigit('5'), 0, 3, 1.5);
    for (const still of [true, false]) {
      const [plain, mirrored] = await Promise.all(
        [false, true].map(async (mirror) => {
          const reader = backbone.open();
          let seen: Reading | undefined;
          for (let frames = 0; frames < 3; frames++) seen = await reader.read(openView(frame, mirror), still);
          return seen!.hand!;
        }),
      );
      expect(plain.x).toBeLessThan(frame.width / 3);
      expect(Math.abs(mirrored.x - plain.x)).toBeLessThan(0.25 * plain.size);
      expect(Math.abs(mirrored.y - plain.y)).toBeLessThan(0.25 * plain.size);
    }
  });

  it('leaves what is hardly a hand for one that clearly is, within 45 frames', async () => {
    const hand = await drawnDigit('5');
    // The faintest that is seen.
    let faint: PixelFrame = hand;
    for (let strength = 0.2; strength > 0; strength -= 0.005) {
      const fainter = await beside(hand, 0, 2, 1, strength);
      if (!(await backbone.open().read(openView(fainter, false), true)).hand) break;
      faint = fainter;
    }
    const reader = backbone.open();
    let seen: Reading = { features: null };
    for (let frames = 0; frames < 3; frames++) seen = await reader.read(openView(faint, false), false);
    expect(seen.hand!.x).toBeLessThan(hand.width);
    const both = await beside(hand, 1, 2, 1, 1, faint);
    for (let frames = 0; frames < 45; frames++) seen = await reader.read(openView(both, false), false);
    expect(seen.hand!.x).toBeGreaterThan(hand.width);
  });

  it('holds no tensor after dispose, and reports progress up to 1', async () => {
    const before = tf.memory().numTensors;
    const steps: number[] = [];
    const other = await mobilenet().load({ engine, onProgress: (fraction) => steps.push(fraction) });
    expect(steps.at(-1)).toBe(1);
    expect(other.id).toBe(backbone.id);
    other.dispose();
    expect(tf.memory().numTensors).toBe(before);
    await expect(other.open().read(openView(grey(64, 64), true), true)).rejects.toThrow('disposed');
  });

  it('recognises drawn digits without a sample', async () => {
    const classifier = await GestureClassifier.create({ backbone: mobilenet(), backends: [wasm()] });
    expect(classifier.starterLabels).toEqual(DIGITS);
    for (const digit of DIGITS) {
      expect((await classifier.predict(await drawnDigit(digit))).label).toBe(digit);
    }
    classifier.dispose();
  });

  it('refuses weights that are damaged, and says which', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'weights-'));
    const path = join(folder, 'weights.safetensors');
    const bytes = await readFile(bundled);
    await writeFile(path, bytes.subarray(0, bytes.length - 10));
    await expect(handsFrom(pathToFileURL(path)).load({ engine })).rejects.toMatchObject({
      code: 'model-unavailable',
      message: expect.stringContaining('presence/kernel') as string,
    });
    // As many numbers, but of a first layer for pictures of other channels.
    const other = Buffer.from(
      bytes.toString('latin1').replace('"shape":[3,3,3,8]', '"shape":[1,3,9,8]'),
      'latin1',
    );
    await writeFile(path, other);
    const before = tf.memory().numTensors;
    await expect(handsFrom(pathToFileURL(path)).load({ engine })).rejects.toMatchObject({
      code: 'model-unavailable',
      message: expect.stringContaining("don't fit together") as string,
    });
    expect(tf.memory().numTensors).toBe(before);
    await rm(folder, { recursive: true });
  });

  async function read(frame: Awaited<ReturnType<typeof drawnDigit>>): Promise<Float32Array | null> {
    return (await backbone.open().read(openView(frame, true), true)).features;
  }
});

function grey(width: number, height: number): PixelFrame {
  return { data: new Uint8Array(width * height * 4).fill(128), width, height };
}

/** A view that keeps the squares that the network got of it: another size is to see how the light is. */
function counting(view: View): { view: View; squares: Square[] } {
  const squares: Square[] = [];
  const read: View['read'] = (square, side) => {
    if (side === 128) squares.push(square);
    return view.read(square, side);
  };
  return { view: { ...view, read }, squares };
}

/**
 * The picture on a grey one so many times as wide and high, moved by `left` of its width.
 * @param strength - 1: as it is; less: it fades into the grey.
 * @param behind - In place of grey.
 */
async function beside(
  picture: Awaited<ReturnType<typeof drawnDigit>>,
  left: number,
  width: number,
  height: number,
  strength = 1,
  behind?: PixelFrame,
): Promise<PixelFrame> {
  const size = {
    width: Math.round(picture.width * width),
    height: Math.round(picture.height * height),
  };
  const shown = Buffer.from(picture.data.map((value) => 128 + strength * (value - 128)));
  for (let alpha = 3; alpha < shown.length; alpha += 4) shown[alpha] = 255;
  const canvas = behind
    ? sharp(behind.data, { raw: { ...size, channels: 4 } })
    : sharp({ create: { ...size, channels: 4, background: '#808080' } });
  const raw = { width: picture.width, height: picture.height, channels: 4 } as const;
  const data = await canvas
    .composite([{ input: shown, raw, left: Math.round(left * picture.width), top: 0 }])
    .raw()
    .toBuffer();
  return { data, ...size };
}

function distance(a: Float32Array, b: Float32Array): number {
  return Math.hypot(...a.map((value, i) => value - b[i]));
}
