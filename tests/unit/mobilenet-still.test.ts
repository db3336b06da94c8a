import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Backbone } from '../../src/backbone/backbone.js';
import { mobilenet } from '../../src/backbone/mobilenet/mobilenet.js';
import { openView } from '../../src/frame/open-view.js';
import { unitDistance } from '../../src/backbone/unit-distance.js';
import { drawnDigit } from '../support/drawn-hands.js';
import { nodeEngine } from '../support/node-engine.js';
import { pasted } from '../support/pasted.js';

let backbone: Backbone;

beforeAll(async () => {
  backbone = await mobilenet().load({ engine: await nodeEngine() });
});
afterAll(() => backbone.dispose());

it('finds a hand in a single picture that is too small for a look at the whole, and reads it', async () => {
  const [two, five] = await Promise.all((['2', '5'] as const).map(drawnDigit));
  const at = { x: 500, y: 120, scale: 0.4 };
  const far = openView(pasted(five, { width: 640, height: 480 }, at), false);
  const { features, hand } = await backbone.open().read(far, true);
  expect(Math.hypot(hand!.x - at.x, hand!.y - at.y)).toBeLessThan(hand!.size / 4);
  const [toFive, toTwo] = await Promise.all(
    [five, two].map(async (near) => {
      const seen = await backbone.open().read(openView(near, false), true);
      return unitDistance(features!, seen.features!);
    }),
  );
  expect(toFive).toBeLessThan(toTwo / 2);
});
