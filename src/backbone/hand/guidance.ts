import type { HandRegion } from '../hand-region.js';
import { palmAspect } from '../geometry.js';
import type { PictureSize } from './scan.js';

/** What would help to see the hand better. */
export type Guidance = 'no-hand' | 'move-closer' | 'hold-still' | 'show-palm' | 'one-hand';

/** What was seen in one frame, as a prediction has it. */
export interface Seen {
  /** Where the hand is; absent where none was found. */
  readonly hand?: HandRegion;
  /** When the frame was read, in milliseconds. */
  readonly timestamp: number;
}

/** Regions smaller than this share of the picture's shorter side show too little of the fingers. */
const FAR = 0.22;
/** Faster than this, in sides of the region a second, the hand blurs and the region lags behind. */
const FAST = 2;
/** Palms narrower than this against their length are seen from the side. */
const EDGE_ON = 0.25;
/** Below this the model is in doubt whether it sees a hand. */
const DOUBTFUL = 0.8;

/**
 * What to tell a person whose gesture is to be recognised, or null where nothing needs to be said. Pure; show it
 * only once it has held for a while, because a single frame says little.
 *
 * @param now - The latest frame.
 * @param before - The frame before it, where there was one.
 * @param picture - Size of the frames, in pixels.
 */
export function guide(now: Seen, before: Seen | null, picture: PictureSize): Guidance | null {
  const { hand } = now;
  if (!hand) return 'no-hand';
  if (hand.size < FAR * Math.min(picture.width, picture.height)) return 'move-closer';
  if (before?.hand && now.timestamp > before.timestamp) {
    const moved = Math.hypot(hand.x - before.hand.x, hand.y - before.hand.y) / hand.size;
    if (moved / ((now.timestamp - before.timestamp) / 1000) > FAST) return 'hold-still';
  }
  if (hand.presence < DOUBTFUL || palmAspect(hand.landmarks) < EDGE_ON) return 'show-palm';
  return hand.otherHand ? 'one-hand' : null;
}
