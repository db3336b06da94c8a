import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wellExposed } from '../../src/backbone/exposure.js';
import { GestureClassifier, hand, mobilenet, wasm, type PixelFrame } from '../../src/index.js';
import { drawnDigit } from '../support/drawn-hands.js';
import { randomNumbers } from '../support/random.js';

/** A row of greys. */
const greys = (...levels: number[]): PixelFrame => ({
  // Each four times: not every pixel is counted.
  data: Uint8ClampedArray.from(
    levels.flatMap((level) => Array<number[]>(4).fill([level, level, level, 255]).flat()),
  ),
  width: 4 * levels.length,
  height: 1,
});
const reds = ({ data }: PixelFrame): number[] => [...data].filter((_, i) => i % 16 === 0);

describe('the exposure of pixels', () => {
  it('stays as it is in good light, in any contrast that is usual', () => {
    for (const levels of [
      [20, 120, 200],
      [5, 255],
      [50, 190],
      [60, 255],
    ])
      expect(reds(wellExposed(greys(...levels)))).toEqual(levels);
  });

  it('is brightened in the dark, but noise is not made a picture of', () => {
    expect(reds(wellExposed(greys(1, 4, 8)))).toEqual([10, 40, 80]);
    expect(reds(wellExposed(greys(1, 2, 3)))).toEqual([10, 20, 30]);
    expect(reds(wellExposed(greys(0, 0, 0)))).toEqual([0, 0, 0]);
  });

  it('loses a veil of light, and colours keep their order', () => {
    const [dark, middle, bright] = reds(wellExposed(greys(150, 170, 190)));
    expect([dark < 40, bright]).toEqual([true, 80]);
    expect(middle).toBeCloseTo((dark + bright) / 2, -1);
  });

  it('does not count what is black: it lies outside of the picture', () => {
    expect(reds(wellExposed(greys(0, 0, 0, 0, 140, 180, 220))).slice(4)).toEqual(
      reds(wellExposed(greys(140, 180, 220))),
    );
  });

  it('changes little where the picture changes little', () => {
    let [, before] = reds(wellExposed(greys(1, 3, 5)));
    for (let light = 1; light < 60; light++) {
      const [, middle] = reds(wellExposed(greys(1 + 2 * light, 3 + 3 * light, 5 + 4 * light)));
      expect(Math.abs(middle - before)).toBeLessThan(light < 5 ? 60 : 10);
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
