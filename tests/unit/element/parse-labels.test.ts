import { describe, expect, test } from 'vitest';
import { labelOfKey } from '../../../src/element/glue/keyboard.js';
import { checkLabels, digits, parseLabels } from '../../../src/element/parse-labels.js';

describe('labels from an attribute', () => {
  test.each([
    ['0 1  2', ['0', '1', '2']],
    ['thumbs up, thumbs down', ['thumbs up', 'thumbs down']],
    ['["a, b", "c d"]', ['a, b', 'c d']],
    ['[1, 2]', ['1', '2']],
    ['[a b', ['[a', 'b']],
    ['a b a', ['a', 'b']],
    ['✊ ✋', ['✊', '✋']],
    ['__proto__ constructor', ['__proto__', 'constructor']],
  ])('%s', (text, labels) => {
    expect(parseLabels(text)).toEqual(labels);
  });

  test('none are the digits', () => {
    expect(parseLabels(null)).toBe(digits);
    expect(parseLabels('  ')).toBe(digits);
  });
});

test('labels are 2 to 50 different strings', () => {
  const many = (n: number) => Array.from({ length: n }, (_, i) => `label ${i}`);
  for (const fine of [2, 10, 50]) expect(() => checkLabels(many(fine))).not.toThrow();
  for (const wrong of [[], ['a'], many(51), ['a', 'a'], ['a', '']]) {
    expect(() => checkLabels(wrong)).toThrow(TypeError);
  }
});

describe('the key of a label', () => {
  test('is its own character, in either case', () => {
    expect(labelOfKey(digits, '7')).toBe('7');
    expect(labelOfKey(['A', 'b'], 'a')).toBe('A');
    expect(labelOfKey(['a', 'A'], 'A')).toBe('A');
    expect(labelOfKey(digits, 'x')).toBeUndefined();
    expect(labelOfKey(digits, 'Enter')).toBeUndefined();
  });

  test('is its place where labels are words', () => {
    const words = Array.from({ length: 12 }, (_, i) => `word ${i + 1}`);
    expect(labelOfKey(words, '1')).toBe('word 1');
    expect(labelOfKey(words, '0')).toBe('word 10');
    expect(labelOfKey(['word', '5'], '1')).toBeUndefined();
  });
});
