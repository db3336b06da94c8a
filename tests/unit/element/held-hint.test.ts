import { expect, test } from 'vitest';
import type { Guidance } from '../../../src/backbone/hand/guidance.js';
import { HeldHint } from '../../../src/element/state/held-hint.js';

const prediction = (timestamp: number, label: string | null = null, confidence = 0.9) => ({
  label,
  confidence,
  scores: [],
  timestamp,
});

/** What is shown after each frame, 100 ms apart. */
function shown(frames: (Guidance | null)[], label: string | null = null, taking = false): (string | null)[] {
  const hints = new HeldHint();
  let hint: string | null = null;
  return frames.map((guidance, i) => {
    const next = hints.read(guidance, prediction(i * 100, label), taking);
    if (next !== undefined) hint = next;
    return hint;
  });
}
const frames = (guidance: Guidance | null, n: number) => Array<Guidance | null>(n).fill(guidance);

test('a hint is shown once it has helped for 600 ms, one bad frame aside, and goes as late', () => {
  const hints = shown([...frames('move-closer', 8), ...frames(null, 9)]);
  expect(hints.indexOf('moveCloser')).toBe(6);
  expect(hints.lastIndexOf('moveCloser')).toBe(14);
});

test('one that comes and goes is never shown', () => {
  const flicker = Array.from({ length: 20 }, (_, i) => (i % 4 < 2 ? 'hold-still' : null));
  expect(shown(flicker).filter(Boolean)).toEqual([]);
});

test('each has its words; a missing hand is the prediction’s to say', () => {
  expect(shown(frames('hold-still', 8)).at(-1)).toBe('holdStill');
  expect(shown(frames('show-palm', 8)).at(-1)).toBe('showPalm');
  expect(shown(frames('no-hand', 8)).at(-1)).toBeNull();
});

test('who is recognised surely is left alone, unless samples are being taken', () => {
  expect(shown(frames('show-palm', 8), '3').at(-1)).toBeNull();
  expect(shown(frames('show-palm', 8), '3', true).at(-1)).toBe('showPalm');
});

test('that only one of two hands is read is said also to who is recognised surely', () => {
  expect(shown(frames('one-hand', 8), '3').at(-1)).toBe('oneHand');
});
