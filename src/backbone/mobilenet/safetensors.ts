import { unavailable } from '../download.js';
import type { Weight } from './fold.js';

/** Longest header that is read, in bytes. */
const HEADER = 1_000_000;

/** A file of named weights. */
export interface WeightFile {
  /** What its maker says of it. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly weights: ReadonlyMap<string, Weight>;
}

interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [from: number, to: number];
}

/**
 * Reads a file of weights in half precision: the .safetensors format, which is the length of a JSON header, the
 * header, and the numbers, little-endian.
 * @throws GestureError 'model-unavailable' where it is no such file.
 */
export function readSafetensors(bytes: Uint8Array, url: URL): WeightFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.length < 8 || view.getUint32(4, true) > 0 ? Infinity : view.getUint32(0, true);
  if (length > Math.min(HEADER, bytes.length - 8)) throw unavailable(url, 'it is no .safetensors file');
  const start = 8 + length;
  const { __metadata__: metadata = {}, ...entries } = parse(bytes.subarray(8, start), url);
  const weights = new Map<string, Weight>();
  for (const [name, { dtype, shape, data_offsets: offsets }] of Object.entries(entries)) {
    const size = shape.reduce((product, side) => product * side, 1);
    const [from, to] = offsets;
    if (dtype !== 'F16' || to - from !== 2 * size || from < 0 || start + to > bytes.length) {
      throw unavailable(url, `its weight "${name}" is not ${size} numbers in half precision`);
    }
    weights.set(name, { shape, values: halves(view, start + from, size) });
  }
  return { metadata, weights };
}

type Header = Record<string, Entry> & { readonly __metadata__?: Readonly<Record<string, string>> };

function parse(header: Uint8Array, url: URL): Header {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(header)) as Header;
  } catch (cause) {
    throw unavailable(url, 'its header is no JSON', cause);
  }
}

function halves(view: DataView, at: number, count: number): Float32Array {
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const half = view.getUint16(at + 2 * i, true);
    const sign = half & 0x8000 ? -1 : 1;
    const exponent = (half >> 10) & 31;
    const fraction = half & 1023;
    // Subnormal numbers have no leading one. None is infinite or NaN: whoever uses them checks.
    values[i] =
      exponent === 31
        ? NaN
        : sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
  }
  return values;
}
