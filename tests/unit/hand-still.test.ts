import { describe, expect, it } from 'vitest';
import { HandReader } from '../../src/backbone/hand/hand-reader.js';
import type { LandmarkNetwork, Look } from '../../src/backbone/hand/landmark-network.js';
import type { Square } from '../../src/frame/view.js';
import { openHand, placed } from '../support/hand-points.js';

const picture = { width: 400, height: 400, mirrored: false };
/** Where the hand is in the picture: as large as the whole of it shows a hand well. */
const place = { x: 200, y: 280, size: 2.2, rotation: 0 };
const blank = { data: new Uint8Array(4), width: 1, height: 1 };

/** Reads a still picture with a network that says this of each side, and in each look is so sure that there is a hand. */
async function read(
  handedness: (look: number, flipped: boolean) => number,
  presence: (look: number) => number = () => 0.99,
) {
  const looks: boolean[] = [];
  const described: boolean[] = [];
  const numbers: number[] = [];
  let square: Square;
  const view = { ...picture, read: (read: Square) => ((square = read), blank) };
  const network = {
    look: (_pixels: unknown, flipped: boolean): Promise<Look> => {
      const points = placed(openHand, place).map(([x, y, z]) => [
        ((x - square.x) / square.size + 0.5) * 224,
        ((y - square.y) / square.size + 0.5) * 224,
        z,
      ]);
      looks.push(flipped);
      return Promise.resolve({
        landmarks: Float32Array.from(points.flat()),
        presence: presence(looks.length),
        handedness: handedness(looks.length, flipped),
        metric: Float32Array.from(points.flat()),
        activation: Float32Array.of(...new Array<number>(670).fill(1), looks.length, flipped ? 1 : 0),
      });
    },
  } as Partial<LandmarkNetwork> as LandmarkNetwork;
  const reader = new HandReader(network, (look) => {
    described.push(look.activation[671] === 1);
    numbers.push(look.activation[670]);
    return new Float32Array(927).fill(look.activation[671]);
  });
  const { features } = await reader.read(view, true);
  return { looks, described, numbers, features };
}

describe('a still picture', () => {
  it('is described by the last three of five looks at the side the network knows, and by one in the mirror', async () => {
    const { described, looks, numbers, features } = await read(() => 0.1);
    expect(described).toEqual([false, false, false, true]);
    expect(looks).toHaveLength(6);
    expect(numbers).toEqual([3, 4, 5, 6]);
    expect(features!.every((value) => value === 0.25)).toBe(true);
  });

  it('is described by the surest looks where later ones lose the hand bit by bit', async () => {
    const { numbers } = await read(
      () => 0.1,
      (look) => (look < 6 ? 0.99 - 0.02 * look : 0.99),
    );
    expect([...numbers].sort()).toEqual([1, 2, 3, 6]);
  });

  it('is not described in the mirror where no hand is seen there', async () => {
    const mirrorIsEmpty = (look: number): number => (look === 6 ? 0.1 : 0.99);
    const { described, looks } = await read(() => 0.1, mirrorIsEmpty);
    expect(looks).toHaveLength(6);
    expect(described).toEqual([false, false, false]);
  });

  it('is not described where the network, after a search, is as sure as it is of a neck', async () => {
    const from = (first: number, sure: number) => (look: number) => (look < first ? 0.01 : sure);
    expect((await read(() => 0.1, from(1, 0.85))).features).not.toBeNull();
    expect((await read(() => 0.1, from(3, 0.85))).features).not.toBeNull();
    expect((await read(() => 0.1, from(4, 0.85))).features).toBeNull();
    expect((await read(() => 0.1, from(4, 0.92))).features).not.toBeNull();
  });

  it('is described in the mirror where it shows the other hand: the side the network knows counts for three', async () => {
    const { described, features } = await read((_look, flipped) => (flipped ? 0.1 : 0.9));
    expect(described).toEqual([true, true, true, false]);
    expect(features!.every((value) => value === 0.75)).toBe(true);
  });

  it('is looked at again from the right side after a first look that was mistaken', async () => {
    const { described } = await read((look, flipped) => (look === 1 ? 0.9 : flipped ? 0.9 : 0.1));
    expect(described).toEqual([false, false, false, true]);
  });

  it('is described all the same where the network contradicts itself, within 25 looks and one in the mirror', async () => {
    const { described, looks, features } = await read(() => 0.9);
    expect(looks.length).toBeLessThanOrEqual(26);
    expect(described.length).toBeGreaterThan(1);
    expect(described.at(-1)).toBe(!described.at(-2));
    expect(features).not.toBeNull();
  });
});
