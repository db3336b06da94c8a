import { expect, test } from 'vitest';
import { GestureError } from '../../src/errors.js';

test('a GestureError carries its code, its sentence and its cause', () => {
  const cause = new DOMException('Permission denied', 'NotAllowedError');
  const error = new GestureError('camera-unavailable', 'The camera is blocked.', { cause });
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe('GestureError');
  expect(error.code).toBe('camera-unavailable');
  expect(error.message).toBe('The camera is blocked.');
  expect(error.cause).toBe(cause);
});
