import type { PictureJob } from '../render/jobs.js';
import { LABELS } from '../render/scene/picture.js';

/** Pictures that are drawn, and read, in one go: what an interruption costs at most. */
export const CHUNK = 200;

/** Raise it when tools/render draws other hands than before: what was drawn is drawn again. */
export const DRAWN = 2;

/** Pictures of one kind. */
export interface PictureSet {
  readonly name: string;
  readonly seed: string;
  /** A multiple of {@link CHUNK}. */
  readonly count: number;
  readonly options: Omit<PictureJob, 'out' | 'count' | 'seed' | 'labels' | 'roughness'>;
}

const PHOTO = { framing: 'photo', width: 224, height: 224 } as const;
const WEBCAM = { framing: 'webcam', width: 480, height: 360 } as const;

/** How good light and camera are: chunks take turns. */
const ROUGHNESS = [0.2, 0.5, 0.8] as const;

/** What the starter is made of. */
export function trainingSets(seed: string): readonly PictureSet[] {
  return [
    { name: 'photo', seed, count: 3000, options: { ...PHOTO, backs: 0.08 } },
    { name: 'webcam', seed, count: 800, options: { ...WEBCAM, backs: 0.08 } },
  ];
}

/** Other hands, drawn with another seed: what choices were made by. */
export function tuningSets(seed: string): readonly PictureSet[] {
  const other = `${seed}/tuning`;
  return [
    { name: 'tuning-photo', seed: other, count: 400, options: { ...PHOTO, backs: 0.08 } },
    { name: 'tuning-webcam', seed: other, count: 200, options: { ...WEBCAM, backs: 0.08 } },
  ];
}

/** The job that draws one chunk of a set. */
export function chunkJob(set: PictureSet, chunk: number): Omit<PictureJob, 'out'> {
  return {
    ...set.options,
    count: CHUNK,
    seed: `${set.seed}/${set.name}/${chunk}`,
    labels: LABELS.slice(0, 10),
    roughness: ROUGHNESS[chunk % ROUGHNESS.length],
  };
}

/**
 * Vectors that stand for the drawn pictures of one digit. For `mobilenet()`, which learned from photographs, they are fewer than
 * those of photographs: chosen on rooms, and drawn hands, that the network of a run had not seen (docs/starter.md).
 */
export const CENTRES = { hand: 32, mobilenet: 12 } as const;

/** Vectors that stand for the photographs of one digit, for `mobilenet()`. */
export const TAKEN_CENTRES = 24;
