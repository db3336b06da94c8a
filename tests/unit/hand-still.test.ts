import { describe, expect, it } from 'vitest';
import { HandReader } from '../../src/backbone/hand/hand-reader.js';
import type { LandmarkNetwork, Look } from '../../src/backbone/hand/landmark-network.js';
import type { Square } from '../../src/frame/view.js';
import { openHand, placed } from '../support/hand-points.js';

const picture = { width: 400, height: 400, mirrored: false };
/** Where the hand is in the picture: as large as the whole of it shows a hand well. */
const place = { x: 200, y: 280, size: 2.2, rotation: 0 };
const blank = { data: new Uint8Array(4), width: 1, height: 1 };

/** Reads a still picture with a network that says this of each side, and from such a look on is so sure that there is a hand. */
async function read(handedness: (look: number, flipped: boolean) => number, presence = 0.99, from = 1) {
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
        presence: looks.length < from ? 0.01 : presence,
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
  it('is described by the last three of five looks at the side the network knows', async () => {
    const { described, looks, numbers } = await read(() => 0.1);
    expect(described).toEqual([false, false, false]);
    expect(looks).toHaveLength(5);
    expect(numbers).toEqual([3, 4, 5]);
  });

  it('is not described where the network, after a search, is as sure as it is of a neck', async () => {
    expect((await read(() => 0.1, 0.85)).features).not.toBeNull();
    expect((await read(() => 0.1, 0.85, 3)).features).not.toBeNull();
    expect((await read(() => 0.1, 0.85, 4)).features).toBeNull();
    expect((await read(() => 0.1, 0.92, 4)).features).not.toBeNull();
  });

  it('is described in the mirror where it shows the other hand, and never half and half', async () => {
    const { described, features } = await read((_look, flipped) => (flipped ? 0.1 : 0.9));
    expect(described).toEqual([true, true, true]);
    expect(features!.every((value) => value === 1)).toBe(true);
  });

  it('is looked at again from the right side after a first look that was mistaken', async () => {
    const { described } = await read((look, flipped) => (look === 1 ? 0.9 : flipped ? 0.9 : 0.1));
    expect(described).toEqual([false, false, false]);
  });

  it('is described all the same where the network contradicts itself, within 24 looks', async () => {
    const { described, looks, features } = await read(() => 0.9);
    expect(looks.length).toBeLessThanOrEqual(24);
    expect(described.length).toBeGreaterThan(0);
    expect(features).not.toBeNull();
  });
});
