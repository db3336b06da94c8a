import { expect, test } from 'vitest';
import { HeldLabel } from '../../../src/element/state/held-label.js';

/** Reads a label every 50 ms; gives what was held at the end. */
function show(held: HeldLabel, label: string | null, from: number, to: number): string | null {
  let last: string | null = null;
  for (let time = from; time <= to; time += 50) last = held.read(label, time, 600);
  return last;
}

test('a label counts once it was shown for the hold time', () => {
  const held = new HeldLabel();
  expect(show(held, '3', 0, 550)).toBeNull();
  expect(held.read('3', 600, 600)).toBe('3');
  expect(held.read('3', 650, 600)).toBe('3');
});

test('one bad frame does not start it over, a change does', () => {
  const held = new HeldLabel();
  show(held, '3', 0, 500);
  expect(held.read('8', 550, 600)).toBeNull();
  expect(held.read('3', 600, 600)).toBe('3');
  expect(show(held, '8', 650, 1250)).toBeNull();
  expect(show(held, '8', 1300, 1450)).toBe('8');
});

test('nothing shown that long is held too, as an empty string', () => {
  const held = new HeldLabel();
  show(held, '3', 0, 700);
  expect(show(held, null, 750, 1600)).toBe('');
});

test('without a hold time every frame counts', () => {
  const held = new HeldLabel();
  expect(held.read('1', 0, 0)).toBe('1');
  expect(held.read('2', 16, 0)).toBe('2');
});

test('reset forgets what was shown', () => {
  const held = new HeldLabel();
  show(held, '3', 0, 700);
  held.reset();
  expect(held.read('3', 750, 600)).toBeNull();
});
