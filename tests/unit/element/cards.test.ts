import { expect, test, vi } from 'vitest';
import { CardFinder, cardOf } from '../../../src/element/cards/cards.js';

const own = (label: string) => (label === '3' ? new URL('https://pad.test/3.webp') : undefined);

test('digits have the pad’s own card, other labels none', () => {
  expect(cardOf('3', true, own)).toBe('https://pad.test/3.webp');
  for (const label of ['rock', '33', '']) expect(cardOf(label, true, own)).toBeNull();
});

test('room is kept for a card whose address is not known yet', () => {
  expect(cardOf('3', true, null)).toBe('');
});

test('false hides all, a map or function replaces some, null hides one', () => {
  expect(cardOf('3', false, own)).toBeNull();
  const cards = new Map([
    ['rock', 'rock.png'],
    ['4', null],
  ]);
  for (const given of [cards, (label: string) => cards.get(label)]) {
    expect(cardOf('rock', given, own)).toBe('rock.png');
    expect(cardOf('paper', given, own)).toBeNull();
    expect(cardOf('4', given, own)).toBeNull();
    expect(cardOf('3', given, own)).toBe('https://pad.test/3.webp');
  }
  expect(cardOf('a', () => new URL('https://pad.test/a.svg'), own)).toBe('https://pad.test/a.svg');
});

test('the own ones are loaded when the first is asked for, once, and told of', async () => {
  const loaded = vi.fn();
  const finder = new CardFinder(loaded);
  expect(finder.find('rock', true)).toBeNull();
  expect(finder.find('7', true)).toBe('');
  finder.find('8', true);
  await vi.waitFor(() => expect(loaded).toHaveBeenCalledTimes(1));
  expect(finder.find('7', true)).toMatch(/\/7\.webp$/);
});
