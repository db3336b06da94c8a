import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Press } from '../../../src/element/glue/press.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a finger may scroll until its press is long, and again after it', async () => {
  const press = new Press({
    begin: () => undefined,
    take: () => Promise.resolve(true),
    end: () => undefined,
  });
  press.down('a');
  await vi.advanceTimersByTimeAsync(200);
  expect(press.long).toBe(false);
  await vi.advanceTimersByTimeAsync(200);
  expect(press.long).toBe(true);
  press.up();
  expect(press.long).toBe(false);
});
