import { expect, test } from 'vitest';
import { parseControls } from '../../../src/element/properties.js';

test.each([
  ['', 7],
  [true, 7],
  ['nothing of the kind', 7],
  ['camera  predict', 2],
  ['none', 0],
  ['off', 0],
  ['false', 0],
  [false, 0],
])('controls="%s" shows %i groups', (controls, count) => {
  expect(parseControls(controls).size).toBe(count);
});
