import { writeArchive } from '../../src/archive/write-archive.js';
import type { Backbone } from '../../src/backbone/backbone.js';
import { toHalf } from '../../src/samples/half.js';
import type { Started } from '../../src/starter/bundled-digits.js';
import { VERSION } from '../../src/version.js';
import { LABELS } from '../render/scene/picture.js';

/** Bits of a number's fraction that are kept, of half precision's ten: an error of 3 % at most, 1.5 % usually. */
const FRACTION_BITS = 4;

/** A vector that stands for many pictures of a digit. */
export interface Centre {
  readonly digit: number;
  readonly features: Float32Array;
}

/**
 * The starter as a `.gesture` file without samples, compressed; the same vectors give the same bytes.
 *
 * @param recipe - What it was made of, for people who read the file.
 */
export function writeStarter(
  vectors: readonly Centre[],
  { name, backbone }: { readonly name: Started; readonly backbone: Backbone },
  recipe: string,
): Promise<Uint8Array> {
  return writeArchive(
    {
      labels: LABELS.slice(0, 10),
      backbone: {
        id: backbone.id,
        name,
        dimensions: backbone.dimensions,
        preprocessing: backbone.preprocessing,
      },
      mirror: true,
      starter: vectors.map(({ digit, features }, i) => ({
        id: String(i),
        label: String(digit),
        addedAt: 0,
        features: toHalf(features).map(shortened),
      })),
      samples: [],
      head: { name: 'least-squares', trained: null },
      savedAt: 0,
      madeWith: { 'digit-gesture': VERSION, 'tools/starter': recipe },
    },
    { compress: true },
  );
}

/** A half-precision number, rounded to fewer bits: what is left compresses to half its size. */
function shortened(half: number): number {
  const dropped = 10 - FRACTION_BITS;
  // A carry runs into the exponent, as it should.
  return ((half + (1 << (dropped - 1))) >>> dropped) << dropped;
}
