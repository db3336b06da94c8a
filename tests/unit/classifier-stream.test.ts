import { afterEach, describe, expect, it } from 'vitest';
import { camera, colours, disposeAll, taught } from '../support/colour-classifier.js';
import { GREEN, mosaic, RED } from '../support/tiny-plugins.js';

afterEach(disposeAll);

describe('a stream of predictions', () => {
  it('gives one for each frame that is ready, and ends with its source', async () => {
    const classifier = await taught();
    const labels: (string | null)[] = [];
    for await (const { label } of classifier.predictStream(colours(), { smoothing: 0 })) labels.push(label);
    expect(labels).toEqual(['red', 'green', 'red']);
  });

  it('reads what a source drew before the source draws the next into the same buffer', async () => {
    const classifier = await taught();
    const frames = [RED, GREEN, RED, GREEN, GREEN, RED];
    /* eslint-disable-next-line @typescript-eslint/require-await -- each is ready at once */
    async function* redrawn() {
      const own = { ...RED, data: new Uint8ClampedArray(RED.data.length) };
      for (const { data } of frames) {
        own.data.set(data);
        yield own;
      }
    }
    const labels: (string | null)[] = [];
    for await (const { label } of classifier.predictStream(redrawn(), { smoothing: 0 })) labels.push(label);
    expect(labels).toEqual(['red', 'green', 'red', 'green', 'green', 'red']);
  });

  it('averages over time unless told not to', async () => {
    const classifier = await taught();
    const frames = [RED, RED, RED, RED, GREEN, RED];
    const labels: (string | null)[] = [];
    for await (const { label } of classifier.predictStream(colours(frames), { smoothing: 10_000 }))
      labels.push(label);
    expect(labels).toEqual(['red', 'red', 'red', 'red', 'red', 'red']);
  });

  it('keeps to its rate', async () => {
    const classifier = await taught();
    const times: number[] = [];
    for await (const { timestamp } of classifier.predictStream(camera(), { maxRate: 20 })) {
      if (times.push(timestamp) === 4) break;
    }
    expect(times[3] - times[0]).toBeGreaterThanOrEqual(140);
  });

  it('opens one reader, closes the source on break, and can be started again', async () => {
    const backbone = mosaic();
    const classifier = await taught({ backbone });
    const before = backbone.opened;
    let closed = 0;
    async function* source() {
      try {
        yield* camera();
      } finally {
        closed++;
      }
    }
    for (let i = 0; i < 2; i++) {
      let count = 0;
      for await (const { label } of classifier.predictStream(source())) {
        expect(label).toBe('red');
        if (++count === 3) break;
      }
    }
    expect(backbone.opened).toBe(before + 2);
    await expect.poll(() => closed).toBe(2);
  });

  it('rejects with the reason when aborted, also while it waits for a frame', async () => {
    const classifier = await taught();
    const never: AsyncIterable<typeof RED> = {
      [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }),
    };
    for (const source of [camera(), never]) {
      const controller = new AbortController();
      setTimeout(() => controller.abort(new Error('enough')), 30);
      const follow = async () => {
        for await (const { label } of classifier.predictStream(source, { signal: controller.signal })) {
          expect(label).toBe('red');
        }
      };
      await expect(follow()).rejects.toThrow('enough');
    }
  });

  it.each([
    { maxRate: 0 },
    { maxRate: NaN },
    { maxRate: '15' },
    { smoothing: -1 },
    { smoothing: Infinity },
    { smoothing: null },
  ])('refuses %o', async (options) => {
    const classifier = await taught();
    await expect(classifier.predictStream(camera(), options as object).next()).rejects.toThrow(TypeError);
  });
});
