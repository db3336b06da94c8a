import type { SavedArray } from '../head/head.js';
import { asList, asObject, asText, asWhole, checkPlain } from './check-json.js';
import { invalidArchive, quoted } from './invalid-archive.js';
import { MAX_ARRAYS, MAX_NAME_LENGTH, MAX_RANK } from './limits.js';
import { readFloats } from './little-endian.js';
import { sizeOf, type ArrayInfo } from './metadata.js';

/** Free-form settings and the arrays that belong to them, as metadata.json has them. */
export interface SavedInfo {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly arrays: readonly ArrayInfo[];
}

/** Reads settings and a list of arrays. @throws `GestureError` 'invalid-archive' that names the place. */
export function readSavedInfo(value: unknown, where: string): SavedInfo {
  const saved = asObject(value, where);
  const settings = asObject(saved['settings'], `${where}.settings`);
  checkPlain(settings, `${where}.settings`);
  const list = asList(saved['arrays'], `${where}.arrays`, MAX_ARRAYS);
  const arrays = list.map((array, i) => readArray(array, `${where}.arrays[${i}]`));
  if (new Set(arrays.map((array) => array.name)).size !== arrays.length) {
    throw invalidArchive(`${where}.arrays has a name twice`);
  }
  return { settings, arrays };
}

/** How many bytes arrays have together. */
export function bytesOf(arrays: readonly Pick<ArrayInfo, 'shape'>[]): number {
  return arrays.reduce((sum, array) => sum + sizeOf(array.shape) * 4, 0);
}

/** Reads arrays that follow each other. @param what - Whose they are, for messages. */
export function readArrays(
  infos: readonly ArrayInfo[],
  content: DataView,
  what: string,
): Record<string, SavedArray> {
  let offset = 0;
  const arrays = infos.map(({ name, shape }): [string, SavedArray] => {
    const data = readFloats(content, offset, sizeOf(shape));
    if (data === null)
      throw invalidArchive(`${what} array ${quoted(name)} has a weight that is not a finite number`);
    offset += data.byteLength;
    return [name, { shape, data }];
  });
  return Object.fromEntries(arrays);
}

function readArray(value: unknown, where: string): ArrayInfo {
  const raw = asObject(value, where);
  const name = asText(raw['name'], `${where}.name`, MAX_NAME_LENGTH);
  checkPlain({ [name]: null }, `${where}.name`);
  const shape = asList(raw['shape'], `${where}.shape`, MAX_RANK);
  return { name, shape: shape.map((length) => asWhole(length, `${where}.shape`, 0, 2 ** 32)) };
}
