import { allFinite } from './all-finite.js';
import type { Sample, StoredSample } from './sample.js';

/**
 * A sample as a classifier hands it out. Its features are at hand, or, where the classifier works in a worker, in a
 * `Blob`: that is a handle to bytes which the browser keeps, on disk where there are many, so that the page's memory
 * doesn't hold twice what the worker's does, and nothing is lost with the worker.
 */
export interface KeptSample<L extends string = string> extends Sample<L> {
  /** Half-precision bits, as {@link StoredSample.features}. */
  readonly features: Uint16Array | Blob;
}

/** The sample with its features in a `Blob`. */
export function toBlob<L extends string>({ id, label, addedAt, features }: KeptSample<L>): KeptSample<L> {
  const blob = features instanceof Blob ? features : new Blob([features as Uint16Array<ArrayBuffer>]);
  return Object.freeze({ id, label, addedAt, features: blob });
}

/** The samples with their features at hand: at once where they are already. */
export function atHand<L extends string>(
  samples: readonly KeptSample<L>[],
): readonly StoredSample<L>[] | Promise<readonly StoredSample<L>[]> {
  if (samples.every(isAtHand)) return samples;
  return Promise.all(
    samples.map(async (sample) => {
      if (isAtHand(sample)) return sample;
      const features = new Uint16Array(await (sample.features as Blob).arrayBuffer());
      if (!allFinite(features))
        throw new TypeError(
          `The sample ${JSON.stringify(sample.id)} has features that are not finite numbers.`,
        );
      return Object.freeze({ ...sample, features });
    }),
  );
}

function isAtHand<L extends string>(sample: KeptSample<L>): sample is StoredSample<L> {
  return sample.features instanceof Uint16Array;
}
