import type { Square } from '../../frame/view.js';
import { palmAspect, regionAround, wrapAngle, type Point } from '../geometry.js';
import { COARSE, scanSquares, turned, type PictureSize } from './scan.js';

/** What one look at a square told, in pixels of the picture. */
export interface Sight {
  /** How sure the model is that it saw a hand, 0 to 1. */
  readonly presence: number;
  /** Its 21 points. */
  readonly points: readonly Point[];
}

/** A square that may show a hand, and what was seen there. */
interface Hint {
  readonly square: Square;
  readonly sight: Sight;
}

/** How far a sweep over the picture has come. */
interface Sweep {
  /** Squares still to look at, in order; the sweep starts again after the last. */
  readonly queue: readonly Square[];
  /** What was put off on the way, the best first: to be followed up before the sweep goes on to small squares. */
  readonly hints: readonly Hint[];
  /** Whether it has looked around a place where something was gone that was never surely a hand. */
  readonly lookedAround: boolean;
}

/** Nothing known: looking at one square after the other. */
interface Scan extends Sweep {
  readonly phase: 'scan';
  readonly square: Square;
}

/** Following up a hint of a hand. When it comes to nothing, the sweep goes on. */
interface Refine extends Sweep {
  readonly phase: 'refine';
  readonly square: Square;
  /** Looks at squares built from what was seen, this one included. */
  readonly tries: number;
  /** The square of the hint, turned to the sides: still to be looked at when it comes to nothing. */
  readonly turns: readonly Square[];
  /** When this is a guess: the square to look at where the guess turns out worse than what led to it. */
  readonly otherwise: { readonly square: Square; readonly presence: number } | null;
}

/** Going where the hand goes. */
interface Follow {
  readonly phase: 'follow';
  readonly square: Square;
  /** Looks in a row, up to now, that did not show the hand. */
  readonly misses: number;
  /** The sweep that goes on when it is gone, while no look was sure yet that it is a hand; null after that. */
  readonly sweep: Sweep | null;
}

/**
 * Where the search for the hand stands. `square` is where to look in the next frame.
 *
 * scan → (a hint of a hand) → refine → (surely a hand) → follow → (gone for a while) → scan
 *
 * A hand that is gone is looked for around where it was. For what was never surely one (a face, say) that is done once in
 * a sweep, which then goes on: or it would come back to the same thing for ever, and never see the hand beside it.
 */
export type Tracking = Scan | Refine | Follow;

/** Presence from which a square deserves a closer look. Of pictures without hands, 2 in 1,000 reach it. */
export const HINT = 0.02;
/** Presence from which it is taken for a hand. */
export const FOUND = 0.5;
/** Presence from which it surely is one: faces and necks come near that where they are searched for. */
export const SURE = 0.9;
/** Presence under which a followed hand was not seen. */
const LOST = 0.4;
/** Looks in a row without the hand after which the search in a stream starts again. */
const MISSES = 3;
/** Closer looks that a hint gets. */
const TRIES = 2;
/** Side of the square that is read, in longer sides of the palm's box. At 1.6 it shrinks from frame to frame. */
const SCALE = 1.8;
/** How far the square lies towards the fingers, in heights of the palm's box. */
const SHIFT = 0.1;
/** Palms narrower than this against their length may be forearms, the wrist seen at the elbow… */
const ELBOW_ASPECT = 0.3;
/** …unless the model is as sure as this: then it is a hand seen from the side. */
const ELBOW_PRESENCE = 0.96;

const NEW_SWEEP: Sweep = { queue: [], hints: [], lookedAround: false };

/** Starts the search in a picture of that size. */
export function startTracking(picture: PictureSize): Tracking {
  return scan(NEW_SWEEP, picture);
}

/**
 * Where to look next, after `sight` was seen at `tracking.square`. Pure: the same arguments give the same answer.
 * @param still - Whether there is only this picture, so that a second look at the same square shows nothing new. Its looks
 * are few: a weak hint has to wait until all large squares were seen, as one of them may show a hand at once.
 */
export function track(tracking: Tracking, sight: Sight, picture: PictureSize, still = false): Tracking {
  switch (tracking.phase) {
    case 'scan':
      if (sight.presence < HINT) return scan(tracking, picture);
      if (still && sight.presence < FOUND)
        return scan({ ...tracking, hints: putOff(tracking, sight) }, picture);
      return followUp({ square: tracking.square, sight }, tracking, picture);
    case 'refine':
      if (tracking.otherwise && sight.presence < tracking.otherwise.presence) {
        return { ...tracking, square: tracking.otherwise.square, otherwise: null };
      }
      return closer(tracking, sight, picture);
    case 'follow':
      return follow(tracking, sight, picture, still ? 1 : MISSES);
  }
}

/** The square around a hand that was seen. */
export function squareAround(points: readonly Point[]): Square {
  return regionAround(points, SCALE, SHIFT);
}

/** Whether the square that was read frames the hand as a square built from what was seen in it would. */
export function isSettled(read: Square, points: readonly Point[]): boolean {
  const next = squareAround(points);
  const ratio = next.size / read.size;
  return (
    ratio > 0.75 &&
    ratio < 1.33 &&
    Math.hypot(next.x - read.x, next.y - read.y) < 0.2 * read.size &&
    Math.abs(wrapAngle(next.rotation - read.rotation)) < 0.45
  );
}

/** The next square of the sweep, or the best hint after its large ones; a new sweep after the last. */
function scan({ queue, hints, lookedAround }: Sweep, picture: PictureSize): Tracking {
  const large = COARSE * Math.min(picture.width, picture.height);
  const [hint, ...others] = hints;
  if (hint && (queue.length === 0 || queue[0].size < large))
    return followUp(hint, { queue, hints: others, lookedAround }, picture);
  const [square, ...rest] = queue.length > 0 ? queue : scanSquares(picture);
  return { phase: 'scan', square, queue: rest, hints, lookedAround: lookedAround && queue.length > 0 };
}

function putOff({ square, hints }: Scan, sight: Sight): readonly Hint[] {
  return [...hints, { square, sight }].sort((a, b) => b.sight.presence - a.sight.presence);
}

/** Goes on from a first look at a square that may have shown a hand. */
function followUp(
  { square, sight }: Hint,
  { queue, hints, lookedAround }: Sweep,
  picture: PictureSize,
): Tracking {
  return closer({ square, queue, hints, lookedAround, tries: 0, turns: turned(square) }, sight, picture);
}

/** After a look that may have shown a hand: follow it, look closer, or give it up. */
function closer(
  state: Sweep & Pick<Refine, 'square' | 'tries' | 'turns'>,
  sight: Sight,
  picture: PictureSize,
): Tracking {
  const { queue, hints, lookedAround, turns, tries } = state;
  const sweep = { queue, hints, lookedAround };
  const square = squareAround(sight.points);
  const seen = sight.presence >= HINT && isPossible(square, picture);
  const elbow = palmAspect(sight.points) < ELBOW_ASPECT && sight.presence < ELBOW_PRESENCE;
  const framed = tries > 0 || (isSettled(state.square, sight.points) && !elbow);
  if (seen && sight.presence >= FOUND && framed) return onward(square, sight, sweep);
  if (seen && tries < TRIES) {
    return {
      phase: 'refine',
      square: elbow ? regionAround(sight.points, 1.15, 0.35) : square,
      ...sweep,
      tries: tries + 1,
      turns,
      otherwise: elbow ? { square, presence: sight.presence } : null,
    };
  }
  const [turn, ...others] = turns;
  return turn
    ? { phase: 'refine', square: turn, ...sweep, tries: 0, turns: others, otherwise: null }
    : scan(sweep, picture);
}

function follow(tracking: Follow, sight: Sight, picture: PictureSize, patience: number): Tracking {
  const square = squareAround(sight.points);
  if (sight.presence >= LOST && isPossible(square, picture)) return onward(square, sight, tracking.sweep);
  const misses = tracking.misses + 1;
  if (misses < patience) return { ...tracking, misses };
  const { sweep } = tracking;
  if (sweep?.lookedAround) return scan(sweep, picture);
  const queue = [wider(tracking.square), ...(sweep ? sweep.queue : scanSquares(picture))];
  return scan({ queue, hints: sweep?.hints ?? [], lookedAround: sweep !== null }, picture);
}

/** Follows to the next square. */
function onward(square: Square, { presence }: Sight, sweep: Follow['sweep']): Follow {
  return { phase: 'follow', square, misses: 0, sweep: presence >= SURE ? null : sweep };
}

/** The upright square around where the hand was last seen: it may have moved on. */
function wider(square: Square): Square {
  return { ...square, size: square.size * 1.5, rotation: 0 };
}

/** Whether a hand could be framed like that: not tiny, not huge, and with its middle in the picture. */
function isPossible(square: Square, { width, height }: PictureSize): boolean {
  const short = Math.min(width, height);
  return (
    square.size > 0.05 * short &&
    square.size < 4 * short &&
    square.x > -0.1 * width &&
    square.y > -0.1 * height &&
    square.x < 1.1 * width &&
    square.y < 1.1 * height
  );
}
