import type { Digit } from '../digits.js';

/** One labelled example that was added to a classifier. */
export interface Sample<L extends string = Digit> {
  /** Unique among the classifier's samples, and kept by `save`. */
  readonly id: string;
  /** The label it was added under. */
  readonly label: L;
  /** When it was added, in milliseconds since 1970 (`Date.now()`). */
  readonly addedAt: number;
}

/**
 * A sample with its feature vector, as IEEE half-precision bits (11 significant bits), one typed array a sample.
 * Never written to once made, so that whoever trains on it may keep it while others add and remove.
 */
export interface StoredSample<L extends string = string> extends Sample<L> {
  /** The vector: as many halves as the backbone has dimensions. */
  readonly features: Uint16Array;
}
