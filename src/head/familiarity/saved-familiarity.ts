import type { SavedArray, SavedHead, TrainedHead } from '../head.js';
import { Familiarity } from './familiarity.js';

const REACHES = 'familiarity/reaches';
const VECTORS = 'familiarity/vectors';
const TARGETS = 'familiarity/targets';
const NAMES: readonly string[] = [REACHES, VECTORS, TARGETS];

/** What a head saves, with its familiarity beside it. Vectors that the head keeps are not kept twice. */
export function joinSaved(head: TrainedHead, familiarity: Familiarity): SavedHead {
  const { settings, arrays } = head.save();
  const { vectors, reaches, targets } = familiarity;
  const count = reaches.length;
  return {
    settings,
    arrays: {
      ...arrays,
      [REACHES]: { shape: [count], data: reaches },
      [TARGETS]: { shape: [count], data: Float32Array.from(targets) },
      ...(!head.vectors && { [VECTORS]: { shape: [count, vectors.length / count], data: vectors } }),
    },
  };
}

/** What belongs to the head alone. */
export function headPart({ settings, arrays }: SavedHead): SavedHead {
  const names = Object.keys(arrays).filter((name) => !NAMES.includes(name));
  return { settings, arrays: Object.fromEntries(names.map((name) => [name, arrays[name]])) };
}

/**
 * Brings back the familiarity; null where none was saved.
 *
 * @param head - As it was restored.
 * @throws Error that says what is wrong with it.
 */
export function readFamiliarity(
  { arrays }: SavedHead,
  head: TrainedHead,
  dimensions: number,
): Familiarity | null {
  const reaches = arrays[REACHES] as SavedArray | undefined;
  if (!reaches) return null;
  if (reaches.data.length === 0 || !reaches.data.every((reach) => reach > 0)) {
    throw new Error(`The ${REACHES} should be positive numbers.`);
  }
  const vectors = head.vectors ?? (arrays[VECTORS] as SavedArray | undefined)?.data;
  if (vectors?.length !== reaches.data.length * dimensions) {
    throw new Error(`The familiarity should have ${reaches.data.length} vectors of ${dimensions} numbers.`);
  }
  return new Familiarity(vectors, reaches.data, readTargets(arrays[TARGETS], reaches.data.length));
}

function readTargets(saved: SavedArray | undefined, count: number): Uint16Array {
  const targets = Uint16Array.from(saved?.data ?? []);
  if (targets.length !== count || !targets.every((target, i) => target === saved!.data[i])) {
    throw new Error(`The ${TARGETS} should be ${count} indices of labels.`);
  }
  return targets;
}
