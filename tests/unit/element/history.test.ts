import { expect, test } from 'vitest';
import { History } from '../../../src/element/state/history.js';

test('takes back the last step first, and says how many are left', async () => {
  const counts: number[] = [];
  const done: string[] = [];
  const history = new History((steps) => counts.push(steps));
  history.push(() => void done.push('first'));
  history.push(() => void done.push('second'));
  expect(await history.undo()).toBe(true);
  expect(await history.undo()).toBe(true);
  expect(await history.undo()).toBe(false);
  expect(done).toEqual(['second', 'first']);
  expect(counts).toEqual([1, 2, 1, 0, 0]);
});

test('forgets the oldest beyond its limit', async () => {
  const done: number[] = [];
  const history = new History(() => undefined, 3);
  for (let i = 0; i < 5; i++) history.push(() => void done.push(i));
  while (await history.undo());
  expect(done).toEqual([4, 3, 2]);
});

test('a cleared history has nothing to take back', async () => {
  const history = new History(() => undefined);
  history.push(() => {
    throw new Error('not any more');
  });
  history.clear();
  expect(await history.undo()).toBe(false);
});
