import { describe, expect, it } from 'vitest';
import { readSafetensors } from '../../src/backbone/mobilenet/safetensors.js';

const url = new URL('file:///weights.safetensors');

function file(header: unknown, halves: readonly number[]): Uint8Array {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length + 2 * halves.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, text.length, true);
  bytes.set(text, 8);
  halves.forEach((half, i) => view.setUint16(8 + text.length + 2 * i, half, true));
  return bytes;
}

const entry = (size: number) => ({ dtype: 'F16', shape: [size], data_offsets: [0, 2 * size] });

describe('readSafetensors', () => {
  it('reads numbers in half precision, and what is said of them', () => {
    const halves = [0x3c00, 0xc000, 0x3555, 0x0001, 0x0000, 0x7bff, 0x0400];
    const { weights, metadata } = readSafetensors(
      file({ __metadata__: { version: '7' }, a: entry(halves.length) }, halves),
      url,
    );
    expect(metadata).toEqual({ version: '7' });
    const { shape, values } = weights.get('a')!;
    expect(shape).toEqual([7]);
    expect([...values]).toEqual([1, -2, 0.333251953125, 2 ** -24, 0, 65504, 2 ** -14]);
  });

  it.each([
    ['too short', new Uint8Array(4), 'no .safetensors'],
    ['a header longer than the file', file({}, []).fill(255, 0, 3), 'no .safetensors'],
    ['a header that is no JSON', file('{"a":', []), 'no JSON'],
    ['numbers that end too early', file({ a: entry(3) }, [0, 0]), 'not 3 numbers'],
    ['another precision', file({ a: { ...entry(1), dtype: 'F32' } }, [0]), 'not 1 numbers in half precision'],
  ])('refuses a file with %s', (_, bytes, sentence) => {
    expect(() => readSafetensors(bytes, url)).toThrow(
      expect.objectContaining({
        code: 'model-unavailable',
        message: expect.stringContaining(sentence) as string,
      }) as Error,
    );
  });
});
