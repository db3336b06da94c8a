import type { PictureJob } from '../render/jobs.js';
import type { SettingOptions } from '../render/scene/make-scene.js';
import { ANY, LABELS } from '../render/scene/picture.js';
import { SIDE } from './sheet.js';

/** Pictures that are drawn, and read, in one go: what an interruption costs at most. */
export const CHUNK = 200;

/** Chunks of drawn hands. */
export const CHUNKS = 90;

/** Sheets of drawn rooms without a hand. */
export const CLUTTER_SHEETS = 30;

/** Pictures in one of them. */
export const PICTURES_PER_SHEET = 100;

/** Side of a drawn cut-out, in pixels. */
export const DRAWN_SIDE = 224;

/**
 * What is drawn: mostly poses of no name, so that the network learns hands and not ten signs. The named gestures of
 * `tools/render` are left out: they are what it is tried on.
 */
const DRAWN_LABELS = [...Array.from({ length: 15 }, () => ANY), ...LABELS.slice(0, 10)];

/** How good light and camera are: chunks take turns. */
const ROUGHNESS = [0.2, 0.5, 0.8] as const;

/** The job that draws one chunk. */
export function chunkJob(seed: string, chunk: number): Omit<PictureJob, 'out'> {
  return {
    framing: 'photo',
    width: DRAWN_SIDE,
    height: DRAWN_SIDE,
    clutter: 'nothing',
    type: 'image/png',
    backs: 0.15,
    turn: 50,
    count: CHUNK,
    seed: `${seed}/train/${chunk}`,
    labels: DRAWN_LABELS,
    roughness: ROUGHNESS[chunk % ROUGHNESS.length],
  };
}

/** What a drawn room without a hand is like: most are full of things. */
export function clutterOptions(index: number): SettingOptions {
  return {
    width: SIDE,
    height: SIDE,
    clutter: index % 5 === 0 ? 'plain' : 'cluttered',
    roughness: ROUGHNESS[index % ROUGHNESS.length],
  };
}
