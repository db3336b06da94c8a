import type { Square } from '../../frame/view.js';
import { scanSquares, type PictureSize } from './scan.js';
import { FOUND, HINT, squareAround, type Sight } from './tracker.js';

/** The search for another hand beside the one that is followed. */
export interface Lookout {
  /** Frames since the last glance aside. */
  readonly frames: number;
  /** Where to glance, in order; the sweep starts again after the last. */
  readonly queue: readonly Square[];
  /** Around the other hand, where the last glance saw one. */
  readonly other: Square | null;
}

/** Frames from one glance aside to the next: the whole picture is swept in some seconds. */
const EVERY = 15;

/** Nothing known of another hand. */
export const ALONE: Lookout = { frames: 0, queue: [], other: null };

/**
 * After a frame in which the hand was followed. Pure.
 * @returns The lookout, and where to glance in the next frame; null for not now, or nowhere.
 */
export function lookOut(
  { frames, queue, other }: Lookout,
  followed: Square,
  picture: PictureSize,
): readonly [Lookout, Square | null] {
  const still = other && isApart(other, followed) ? other : null;
  if (frames + 1 < EVERY) return [{ frames: frames + 1, queue, other: still }, null];
  const sweep = queue.length > 0 ? queue : scanSquares(picture).filter(({ rotation }) => rotation === 0);
  const [square, ...rest] = (still ? [still, ...sweep] : sweep).filter((place) => isApart(place, followed));
  return [{ frames: 0, queue: rest, other: still }, square ?? null];
}

/** After a glance aside. Pure. A hint of a hand is looked at from nearer by next time. */
export function seenAside(lookout: Lookout, { presence, points }: Sight, followed: Square): Lookout {
  const square = squareAround(points);
  if (presence < HINT || !isApart(square, followed)) return { ...lookout, other: null };
  return presence < FOUND
    ? { ...lookout, queue: [square, ...lookout.queue], other: null }
    : { ...lookout, other: square };
}

/** Whether two squares frame different hands: neither has the middle of the other in it. */
function isApart(a: Square, b: Square): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) > 0.6 * Math.max(a.size, b.size);
}
