import { describe, expect, it } from 'vitest';
import { latest } from '../../src/frame/latest.js';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function* live(count: number, every: number): AsyncGenerator<number> {
  for (let i = 0; i < count; i++) {
    await wait(every);
    yield i;
  }
}

describe('latest', () => {
  it('drops what a live source gave while the reader was busy, and always gives the last', async () => {
    const seen: number[] = [];
    const dropped: number[] = [];
    for await (const item of latest(live(20, 5), new AbortController().signal, (i) => dropped.push(i))) {
      seen.push(item);
      await wait(22);
    }
    expect(seen.at(-1)).toBe(19);
    expect(dropped.length).toBeGreaterThan(5);
    expect([...seen, ...dropped].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  it('loses nothing of a source that has its next item ready', async () => {
    const seen: number[] = [];
    async function* list() {
      for (let i = 0; i < 10; i++) yield await Promise.resolve(i);
    }
    for await (const item of latest(list(), new AbortController().signal, () => expect.fail('dropped'))) {
      seen.push(item);
      await wait(3);
    }
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('passes on what the source throws', async () => {
    async function* broken() {
      yield 1;
      await wait(5);
      throw new Error('unplugged');
    }
    const read = async () => {
      for await (const item of latest(broken(), new AbortController().signal, () => undefined))
        expect(item).toBe(1);
    };
    await expect(read()).rejects.toThrow('unplugged');
  });

  it('loses nothing of what came before the source failed', async () => {
    const seen: number[] = [];
    async function* broken() {
      for (let i = 0; i < 3; i++) yield await Promise.resolve(i);
      throw new Error('unplugged');
    }
    const read = async () => {
      for await (const item of latest(broken(), new AbortController().signal, () => expect.fail('dropped'))) {
        seen.push(item);
        await wait(3);
      }
    };
    await expect(read()).rejects.toThrow('unplugged');
    expect(seen).toEqual([0, 1, 2]);
  });

  it('rejects with the reason when aborted while it waits, and closes the source', async () => {
    let closed = false;
    const source: AsyncIterable<number> = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise(() => undefined),
        return: () => {
          closed = true;
          return Promise.resolve({ done: true, value: undefined });
        },
      }),
    };
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error('enough')), 10);
    const read = async () => {
      for await (const item of latest(source, controller.signal, () => undefined)) expect.fail(String(item));
    };
    await expect(read()).rejects.toThrow('enough');
    expect(closed).toBe(true);
  });

  it('hears of the abort alone, also where the source fails at being closed', async () => {
    const source: AsyncIterable<number> = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise(() => undefined),
        return: () => {
          throw new Error('not closed');
        },
      }),
    };
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error('enough')), 10);
    const reader = latest(source, controller.signal, () => undefined);
    await expect(reader.next()).rejects.toThrow('enough');
  });

  it('lets go of the source on an abort, also where nobody asks for its next item', async () => {
    let pulled = 0;
    let closed = 0;
    const source: AsyncIterable<number> = {
      [Symbol.asyncIterator]: () => ({
        next: async () => {
          await wait(2);
          return { done: false, value: ++pulled };
        },
        return: () => Promise.resolve({ done: true, value: ++closed }),
      }),
    };
    const dropped: number[] = [];
    const controller = new AbortController();
    const reader = latest(source, controller.signal, (item) => dropped.push(item));
    const { value: seen } = await reader.next();
    await wait(10);
    controller.abort(new Error('enough'));
    const atAbort = pulled;
    await wait(10);
    // What was on its way comes and is discarded.
    expect(pulled - atAbort).toBeLessThan(2);
    expect([seen, ...dropped]).toEqual(Array.from({ length: pulled }, (_, i) => i + 1));
    await expect(reader.next()).rejects.toThrow('enough');
    expect(closed).toBe(1);
  });

  it('closes the source and discards what waits when the reader breaks off', async () => {
    let closed = false;
    const dropped: number[] = [];
    async function* source() {
      try {
        yield* live(100, 2);
      } finally {
        closed = true;
      }
    }
    for await (const item of latest(source(), new AbortController().signal, (i) => dropped.push(i))) {
      await wait(15);
      if (item >= 0) break;
    }
    await wait(20);
    expect(closed).toBe(true);
    expect(dropped.length).toBeGreaterThan(0);
  });
});
