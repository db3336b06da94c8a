import { asList, asObject, asText, asWhole } from '../check-json.js';
import { invalidArchive, quoted } from '../invalid-archive.js';
import { MAX_NAME_LENGTH, MAX_RANK } from '../limits.js';
import { readFloats } from '../little-endian.js';
import { sizeOf } from '../metadata.js';
import type { Weight } from '../../backbone/mobilenet/fold.js';
import type { Bundle } from './bundle.js';

/** Most bytes of all weights: the largest MobileNet has 17 MB. */
const MAX_BYTES = 2 ** 28;
const MAX_WEIGHTS = 10_000;

/**
 * Reads the weights that a model.json names.
 * @throws `GestureError` 'invalid-archive'.
 */
export async function readWeights(manifest: unknown, bundle: Bundle): Promise<Map<string, Weight>> {
  const weights = new Map<string, Weight>();
  for (const value of asList(manifest, 'weightsManifest', MAX_WEIGHTS)) {
    const group = asObject(value, 'a group of weights');
    const specs = asList(group['weights'], 'weights', MAX_WEIGHTS).map(readSpec);
    const floats = specs.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
    if (floats * 4 > MAX_BYTES) throw invalidArchive(`its weights have more than ${MAX_BYTES} bytes`);
    const bytes = await readFiles(asList(group['paths'], 'paths', MAX_WEIGHTS), floats * 4, bundle);
    let offset = 0;
    for (const { name, shape } of specs) {
      const values = readFloats(new DataView(bytes.buffer), offset, sizeOf(shape));
      if (!values) throw invalidArchive(`the weight ${quoted(name)} is not all finite numbers`);
      if (weights.has(name)) throw invalidArchive(`there are two weights ${quoted(name)}`);
      offset += values.byteLength;
      weights.set(name, { shape, values });
    }
  }
  return weights;
}

/** The files one after the other, which have to have this length together. */
async function readFiles(
  paths: readonly unknown[],
  length: number,
  bundle: Bundle,
): Promise<Uint8Array<ArrayBuffer>> {
  const all = new Uint8Array(length);
  let filled = 0;
  for (const path of paths) {
    const bytes = await bundle.read(fileName(path), length - filled);
    all.set(bytes, filled);
    filled += bytes.length;
  }
  if (filled !== length) throw invalidArchive(`its weights have ${filled} bytes instead of ${length}`);
  return all;
}

/** A file beside the model.json: no other folder, and no other host. */
function fileName(path: unknown): string {
  const name = asText(path, 'a path of weights', MAX_NAME_LENGTH).replace(/^\.\//, '');
  if (/^[\w.-]+$/.test(name) && !/^\.+$/.test(name)) return name;
  throw invalidArchive(`its weights are at ${quoted(name)}, which is not beside its model.json`);
}

function readSpec(value: unknown): { readonly name: string; readonly shape: readonly number[] } {
  const spec = asObject(value, 'a weight');
  const name = asText(spec['name'], 'the name of a weight', MAX_NAME_LENGTH);
  if (spec['quantization'] !== undefined || spec['dtype'] !== 'float32') {
    throw invalidArchive(
      `the weight ${quoted(name)} is not in single precision, which alone is read: export the model without quantization`,
    );
  }
  const shape = asList(spec['shape'], 'the shape of a weight', MAX_RANK);
  return { name, shape: shape.map((side) => asWhole(side, 'the shape of a weight', 1, 2 ** 28)) };
}
