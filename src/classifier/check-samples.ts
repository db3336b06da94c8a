import { nameProblem } from '../archive/labels-problem.js';
import { allFinite } from '../samples/all-finite.js';
import type { KeptSample } from '../samples/kept-sample.js';
import type { Sample } from '../samples/sample.js';

/** The last moment that a `Date` can hold, in milliseconds since 1970. */
const LAST_MOMENT = 8.64e15;

/**
 * Checks samples that somebody hands in. Whether their labels and ids fit those that are there is another question.
 * @param dimensions - Length of a feature vector.
 * @returns The samples; in place of those that somebody could still change, copies.
 * @throws TypeError that says what is wrong with which.
 */
export function checkSamples<L extends string>(
  samples: readonly Sample<L>[],
  dimensions: number,
): readonly KeptSample<L>[] {
  if (!Array.isArray(samples)) throw new TypeError('restoreSamples: expected a list of samples.');
  samples.forEach((sample: Partial<KeptSample> | null, i) => {
    const problem = problemOf(sample, dimensions);
    if (problem !== null) throw new TypeError(`restoreSamples: sample number ${i + 1} ${problem}.`);
  });
  return (samples as readonly KeptSample<L>[]).map((sample) =>
    Object.isFrozen(sample) ? sample : frozen(sample),
  );
}

/** @throws TypeError for what is neither a sample nor an id. */
export function idOf(sample: Sample<string> | string): string {
  const id: unknown = typeof sample === 'string' ? sample : (sample as Sample<string> | null)?.id;
  if (typeof id !== 'string') throw new TypeError('removeSample: expected a sample, or the id of one.');
  return id;
}

function frozen<L extends string>({ id, label, addedAt, features }: KeptSample<L>): KeptSample<L> {
  const own = features instanceof Uint16Array ? features.slice() : features;
  return Object.freeze({ id, label, addedAt, features: own });
}

function problemOf(sample: Partial<KeptSample> | null, dimensions: number): string | null {
  const length = sample ? lengthOf(sample) : undefined;
  if (!sample || length === undefined)
    return 'is not as it was in `samples`, with its features: keep the objects as they are';
  if (length !== dimensions) return `has ${length} features: a sample here has ${dimensions} features`;
  const { id, addedAt, features } = sample;
  const name = nameProblem(id);
  if (name !== null) return `has an id that ${name}`;
  // Written so that NaN fails too.
  if (!(typeof addedAt === 'number' && Math.abs(addedAt) <= LAST_MOMENT))
    return 'has an `addedAt` that is no time in milliseconds since 1970';
  if (features instanceof Uint16Array && !allFinite(features))
    return 'has features that are not finite numbers';
  return null;
}

/** Number of features; undefined where there are none. */
function lengthOf({ features }: Partial<KeptSample>): number | undefined {
  if (features instanceof Uint16Array) return features.length;
  if (typeof Blob !== 'undefined' && features instanceof Blob) return features.size / 2;
  return undefined;
}
