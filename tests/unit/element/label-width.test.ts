import { expect, test } from 'vitest';
import { widthOf } from '../../../src/element/state/label-width.js';

test('labels are as long as people see them: an emoji of several is one character', () => {
  for (const label of ['1', '👩‍👩‍👧‍👦', '🇩🇪', '✌️']) expect(widthOf([label]), label).toBe('');
});

test('the longest label says how much room each gets', () => {
  expect(widthOf(['1', 'no', 'yes'])).toBe('words');
  expect(widthOf(['1', 'yes', 'rock'])).toBe('wide');
});
