import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Backbone, Reading } from '../../src/backbone/backbone.js';
import { hand } from '../../src/backbone/hand/hand.js';
import type { FallbackEngine } from '../../src/backends/engine.js';
import { FrameReader } from '../../src/classifier/reader.js';
import type { PixelFrame } from '../../src/frame/frame-source.js';
import { nodeEngine } from '../support/node-engine.js';
import { pasted } from '../support/pasted.js';
import { people, photograph } from '../support/photographs.js';
import { noSharedFolder, sharedFolder } from '../support/shared-folder.js';

let engine: FallbackEngine;
let backbone: Backbone;

beforeAll(async () => {
  engine = await nodeEngine();
  backbone = await hand().load({ engine });
});
afterAll(() => backbone.dispose());

const distance = (a: Reading, b: Reading): number =>
  Math.hypot(...a.features!.map((value, i) => value - b.features![i]));

const { signal } = new AbortController();

/** Reads this picture, frame after frame of a stream, until the next frame's look would go elsewhere. */
async function follow(picture: PixelFrame, frames: number): Promise<FrameReader> {
  const reader = new FrameReader(engine, backbone, false);
  for (let i = 0; i < frames; i++) await reader.read(picture, { stream: 1, still: false }, signal);
  return reader;
}

it.skipIf(!sharedFolder)(
  `a sample is of its own frame, also where a stream's look is due elsewhere (skipped where ${noSharedFolder})`,
  async () => {
    const [person] = people();
    const inRoom = async (digit: string) =>
      pasted(await photograph(person, digit), { width: 480, height: 360 }, { x: 120, y: 180, scale: 1.8 });
    const [three, seven] = [await inRoom('3'), await inRoom('7')];
    const stream = await follow(three, 0);
    let frames = 0;
    let before = await stream.read(three, { stream: 1, still: false }, signal);
    let now = before;
    while (!now.earlier) {
      before = now;
      now = await stream.read(three, { stream: 1, still: false }, signal);
      if (++frames === 60) throw new Error('The look never went elsewhere.');
    }
    expect(now).toEqual({ ...before, earlier: true });

    const sample = await (await follow(three, frames)).read(seven, { stream: 1, still: true }, signal);
    const alone = await new FrameReader(engine, backbone, false).read(
      seven,
      { stream: null, still: true },
      signal,
    );
    expect(sample.earlier).toBeUndefined();
    expect(distance(sample, alone)).toBeLessThan(distance(sample, before) / 2);
  },
);
