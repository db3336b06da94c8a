import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Exposure } from '../../src/backbone/exposure.js';
import { openView } from '../../src/frame/open-view.js';
import { GestureClassifier, hand, mobilenet, wasm, type PixelFrame } from '../../src/index.js';
import { drawnDigit } from '../support/drawn-hands.js';
import { randomNumbers } from '../support/random.js';

/** A picture of greys, in columns. */
const greys = (...levels: number[]): PixelFrame => {
  const [width, height] = [32 * levels.length, 32];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let i = 0; i < data.length; i += 4) data.fill(levels[Math.floor(((i / 4) % width) / 32)], i, i + 3);
  return { data, width, height };
};
const reds = ({ data, width }: PixelFrame): number[] =>
  [...data].filter((_, i) => i < 4 * width && i % 128 === 64);

/** What becomes of a picture, or of a part of it. */
function corrected(picture: PixelFrame, part = picture): number[] {
  const exposure = new Exposure();
  exposure.see(openView(picture, false), true);
  return reds(exposure.correct({ ...part, data: part.data.slice() }));
}

describe('the exposure of pixels', () => {
  it('stays as it is in good light, in any contrast that is usual', () => {
    for (const levels of [
      [20, 120, 200],
      [5, 255],
      [50, 190],
      [60, 255],
    ])
      expect(corrected(greys(...levels))).toEqual(levels);
  });

  it('is brightened in the dark, but noise is not made a picture of', () => {
    expect(corrected(greys(1, 4, 8))).toEqual([10, 40, 80]);
    expect(corrected(greys(1, 2, 3))).toEqual([10, 20, 30]);
    expect(corrected(greys(0, 0, 0))).toEqual([0, 0, 0]);
  });

  it('loses a veil of light: what it left is as far apart as it was before', () => {
    // A fifth of what is there, and white.
    const before = [0, 80, 160, 240];
    const after = corrected(greys(...before.map((level) => 0.2 * level + 0.8 * 255)));
    after.slice(1).forEach((level, i) => expect(level - after[i]).toBeGreaterThan(45));
    expect(after[0]).toBeLessThan(80);
  });

  it('takes a bright wall for no veil where anything is dark beside it', () => {
    const room = greys(...Array<number>(15).fill(190), 40);
    expect(corrected(room, greys(170, 190))).toEqual([170, 190]);
    expect(corrected(greys(170, 190), greys(170, 190))).not.toEqual([170, 190]);
  });

  it('looks at all of the picture once in a while, in a stream', () => {
    const exposure = new Exposure();
    const [clear, veiled] = [greys(20, 200), greys(170, 200)];
    const see = (picture: PixelFrame) => exposure.see(openView(picture, false), false);
    see(clear);
    const part = () => reds(exposure.correct(greys(170, 200)));
    for (let frame = 0; frame < 14; frame++) see(veiled);
    expect(part()).toEqual([170, 200]);
    see(veiled);
    expect(part()).not.toEqual([170, 200]);
  });

  it('does not count what lies outside of the picture', () => {
    const veiled = greys(140, 180, 220);
    expect(corrected(veiled, greys(0, 0, 0, 0, 140, 180, 220)).slice(4)).toEqual(corrected(veiled));
    for (const height of [31, 50, 77, 96, 131]) {
      const data = new Uint8ClampedArray(96 * height * 4);
      for (let at = 0; at < data.length; at += 4 * 96) data.set(veiled.data.subarray(0, 4 * 96), at);
      expect(corrected({ data, width: 96, height }, veiled), `${height} high`).toEqual(corrected(veiled));
    }
  });

  it('changes little where the picture changes little', () => {
    let [, before] = corrected(greys(1, 3, 5));
    for (let light = 1; light < 60; light++) {
      const [, middle] = corrected(greys(1 + 2 * light, 3 + 3 * light, 5 + 4 * light));
      expect(Math.abs(middle - before)).toBeLessThan(light < 5 ? 60 : 16);
      before = middle;
    }
  });
});

describe.each([
  ['hand()', hand],
  ['mobilenet()', mobilenet],
])('%s recognises drawn hands', (_name, backbone) => {
  let classifier: GestureClassifier;
  beforeAll(async () => {
    classifier = await GestureClassifier.create({ backbone: backbone(), backends: [wasm()] });
  });
  afterAll(() => classifier.dispose());

  it.each([
    ['in the dark', (byte: number) => 255 * (0.03 * (byte / 255) ** 2.2) ** (1 / 2.2)],
    ['behind a veil of light', (byte: number) => 170 + 0.2 * byte],
  ])('%s', async (_light, seen) => {
    const noise = randomNumbers(1);
    for (const digit of ['2', '5', '7', '9'] as const) {
      const { data, ...size } = await drawnDigit(digit);
      const frame = { ...size, data: data.map((byte) => seen(byte) + 4 * (noise() - noise())) };
      expect((await classifier.predict(frame)).label).toBe(digit);
    }
  });
});
