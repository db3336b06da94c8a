import { halfValues } from '../../samples/half.js';
import type { StoredSample } from '../../samples/sample.js';

/** Samples that are multiplied with another one at the same time: four vectors of four numbers. */
export const LANES = 16;
/** Bytes of such a row of numbers. */
const ROW = 4 * LANES;
/** Bytes of one entry of a list: where its row is, and a number. */
const ENTRY = 8;
const PAGE = 65_536;

/**
 * WebAssembly text of the inner loop, assembled below. $entry walks over a list of (offset, value) pairs;
 * each value is multiplied with the sixteen numbers at $lanes + offset, and added to sixteen sums.
 *
 *   (func (param $entry i32) (param $end i32) (param $lanes i32) (param $sums i32)
 *     (local $row i32) (local $sum0 v128) … (local $sum3 v128) (local $value v128)
 *     loop
 *       local.get $entry  v128.load32_splat offset=4  local.set $value
 *       local.get $entry  i32.load  local.get $lanes  i32.add  local.set $row
 *       ;; for each r of 0 to 3:
 *       local.get $sum r  local.get $value  local.get $row  v128.load offset=16r  f32x4.mul  f32x4.add  local.set $sum r
 *       local.get $entry  i32.const 8  i32.add  local.tee $entry  local.get $end  i32.lt_u  br_if 0
 *     end
 *     ;; for each r of 0 to 3:
 *     local.get $sums  local.get $sum r  v128.store offset=16r)
 */
function assemble(): Uint8Array<ArrayBuffer> {
  const [entry, end, lanes, sums, row, sum0, value] = [0, 1, 2, 3, 4, 5, 9];
  const [i32, v128] = [0x7f, 0x7b];
  const get = (local: number): number[] => [0x20, local];
  const set = (local: number): number[] => [0x21, local];
  const tee = (local: number): number[] => [0x22, local];
  const simd = (code: number[], ...immediates: number[]): number[] => [0xfd, ...code, ...immediates];
  const [f32x4Add, f32x4Mul] = [simd([0xe4, 0x01]), simd([0xe6, 0x01])];
  const fourTimes = (code: (r: number) => number[]): number[] => [0, 1, 2, 3].flatMap(code);
  const body = [
    ...[2, 1, i32, 5, v128],
    ...[0x03, 0x40], // loop
    ...[...get(entry), ...simd([0x09], 2, 4), ...set(value)], // v128.load32_splat
    ...[...get(entry), 0x28, 2, 0, ...get(lanes), 0x6a, ...set(row)], // i32.load, i32.add
    ...fourTimes((r) => [
      ...[...get(sum0 + r), ...get(value), ...get(row), ...simd([0x00], 4, 16 * r)], // v128.load
      ...[...f32x4Mul, ...f32x4Add, ...set(sum0 + r)],
    ]),
    ...[...get(entry), 0x41, ENTRY, 0x6a, ...tee(entry), ...get(end), 0x49, 0x0d, 0, 0x0b], // i32.lt_u, br_if, end
    ...fourTimes((r) => [...get(sums), ...get(sum0 + r), ...simd([0x0b], 4, 16 * r)]), // v128.store
    0x0b,
  ];
  // Lengths and sizes below 128 are one byte; the code's two lengths are larger.
  const length = (size: number): number[] => [(size & 127) | 128, size >> 7];
  const code = [1, ...length(body.length), ...body];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // "\0asm", version 1
    ...[1, 8, 1, 0x60, 4, i32, i32, i32, i32, 0], // one type: four numbers, no result
    ...[3, 2, 1, 0], // one function of it
    ...[5, 3, 1, 0, 1], // one memory, of a page to begin with
    ...[7, 9, 2, 1, 0x6d, 2, 0, 1, 0x64, 0, 0], // exported as "m", and the function as "d"
    ...[10, ...length(code.length), ...code],
  ]);
}

interface Kernel {
  readonly m: WebAssembly.Memory;
  d(entry: number, end: number, lanes: number, sums: number): void;
}

/** Dot products of sixteen samples with many others, in single precision, four at a time. */
export class SimdDots {
  /** How many others fit. */
  readonly capacity: number;
  readonly #kernel: Kernel;
  readonly #dimensions: number;
  readonly #floats: Float32Array;
  readonly #words: Uint32Array;
  /** In memory: the sums, the sixteen samples' numbers feature by feature, the others' lists. */
  readonly #lanes = ROW;
  readonly #lists: number;
  /** Where each list ends, in bytes. */
  #ends: number[] = [];

  private constructor(kernel: Kernel, dimensions: number) {
    this.#kernel = kernel;
    this.#dimensions = dimensions;
    this.#lists = this.#lanes + dimensions * ROW;
    this.capacity = Math.max(1, Math.min(256, Math.floor(2 ** 25 / (dimensions * ENTRY))));
    // One entry more: a list is written before it is known whether its last entry counts.
    const bytes = this.#lists + (this.capacity * dimensions + 1) * ENTRY;
    kernel.m.grow(Math.ceil(bytes / PAGE) - 1);
    this.#floats = new Float32Array(kernel.m.buffer);
    this.#words = new Uint32Array(kernel.m.buffer);
  }

  /** Undefined where WebAssembly with SIMD is missing (Safari before 16.4), or forbidden by the page's policy. */
  static create(dimensions: number): SimdDots | undefined {
    try {
      const instance = new WebAssembly.Instance(new WebAssembly.Module(assemble()));
      return new SimdDots(instance.exports as unknown as Kernel, dimensions);
    } catch {
      return undefined;
    }
  }

  /** Reads the others, `capacity` at most. */
  setOthers(samples: readonly StoredSample[]): void {
    let at = this.#lists / 4;
    this.#ends = samples.map(({ features }) => {
      const end = this.#list(features, at);
      // The loop needs one entry: of a sample that is all zero, it takes a zero.
      at = end === at ? at + ENTRY / 4 : end;
      return at * 4;
    });
  }

  /** Lists the features that are not zero, from a place in memory on. Returns where the list ends. */
  #list(features: Uint16Array, start: number): number {
    const words = this.#words;
    let at = start;
    for (let i = 0; i < features.length; i++) {
      const half = features[i];
      const magnitude = half & 0x7fff;
      words[at] = i * ROW;
      // Half to single precision by moving bits, except for the few numbers below 2^-14: faster than a table.
      words[at + 1] = ((half & 0x8000) << 16) | ((magnitude << 13) + 0x38000000);
      if (magnitude < 0x400)
        this.#floats[at + 1] = half & 0x8000 ? -magnitude * 2 ** -24 : magnitude * 2 ** -24;
      // Always written and not always kept: cheaper than a branch that nobody can foresee.
      at += magnitude === 0 ? 0 : ENTRY / 4;
    }
    return at;
  }

  /** Reads the samples to multiply with, {@link LANES} at most. */
  setLanes(samples: readonly StoredSample[]): void {
    const table = halfValues();
    const floats = this.#floats;
    floats.fill(0, this.#lanes / 4, this.#lists / 4);
    samples.forEach(({ features }, lane) => {
      let at = this.#lanes / 4 + lane;
      for (let i = 0; i < this.#dimensions; i++, at += LANES) floats[at] = table[features[i]];
    });
  }

  /** The products of all lanes with one of the others. Good until the next call. */
  products(other: number): Float32Array {
    const start = other === 0 ? this.#lists : this.#ends[other - 1];
    this.#kernel.d(start, this.#ends[other], this.#lanes, 0);
    return this.#floats;
  }
}
