import type { Square, View } from '../../frame/view.js';
import type { BackboneReader, Reading } from '../backbone.js';
import { Exposure } from '../exposure.js';
import { regionOf } from '../hand-region.js';
import { describe, meanDescription } from './description.js';
import { handTilt, toPicture, type Point } from '../geometry.js';
import { INPUT_SIDE, type LandmarkNetwork, type Look } from './landmark-network.js';
import { ALONE, lookOut, seenAside, type Lookout } from './lookout.js';
import { seeSide, UNKNOWN_SIDE, type Side } from './side.js';
import { FOUND, isSettled, startTracking, SURE, track, type Tracking } from './tracker.js';

/** Presence from which a hand is described; in a still picture that had to be searched, where it is surely one. */
const DESCRIBED = 0.8;
/** Looks that are no search yet: the first squares, which show all of the picture. */
const AT_ONCE = 3;
/** Looks that a still picture gets at most: enough for each of the 24 squares of the sweep, where none gives a hint. */
const STILL_LOOKS = 25;
/** Looks at the hand, in a still picture: most frame it better than the one before, some lose it bit by bit… */
const STILL_SIGHTS = 5;
/** …so that the descriptions of those are averaged in which it is seen most surely. */
const STILL_DESCRIPTIONS = 3;

/** Moved by less than this share of its size since the frame before, a hand is where it was. */
const UNMOVED = 0.05;

/** One look at the picture, in terms of the picture. */
interface Glance {
  readonly look: Look;
  /** Whether the network looked in a mirror. */
  readonly flipped: boolean;
  readonly square: Square;
  readonly points: readonly Point[];
  /** Whether the mirror was turned after this look, so that what it saw was a hand of the wrong side. */
  readonly wrongSide: boolean;
}

/** Follows one hand through the frames of a stream, with one look a frame, or finds it in one picture. */
export class HandReader implements BackboneReader {
  readonly #network: LandmarkNetwork;
  readonly #describe: typeof describe;
  readonly #exposure = new Exposure();
  #tracking: Tracking | null = null;
  #side: Side = UNKNOWN_SIDE;
  #lookout: Lookout = ALONE;
  /** Where to glance in the next frame, if the hand holds still. */
  #aside: Square | null = null;
  #last: { readonly glance: Glance; readonly reading: Reading } | null = null;
  #width = 0;
  #height = 0;

  /** @param describeLook - What makes features of a look: others than the usual are for comparison. */
  constructor(network: LandmarkNetwork, describeLook = describe) {
    this.#network = network;
    this.#describe = describeLook;
  }

  async read(view: View, still: boolean): Promise<Reading> {
    // A camera that was turned or changed: what was known of places is void.
    if (view.width !== this.#width || view.height !== this.#height) {
      this.#width = view.width;
      this.#height = view.height;
      this.#tracking = null;
      this.#last = null;
      this.#aside = null;
    }
    this.#exposure.see(view, still);
    return still ? this.#readStill(view) : this.#readFrame(view);
  }

  async #readFrame(view: View): Promise<Reading> {
    if (this.#aside && this.#last) return this.#glanceAside(view, this.#aside, this.#last.reading);
    const glance = await this.#glance(view, false);
    const features = isFramed(glance, DESCRIBED) && !glance.wrongSide ? this.#describeGlance(glance) : null;
    this.#planAside(view, glance);
    const seen = this.#withOther(reading(features, glance, view));
    this.#last = { glance, reading: seen };
    return seen;
  }

  /** A frame is looked at once: while the hand holds still, one in a while is for what else is there. */
  async #glanceAside(view: View, square: Square, before: Reading): Promise<Reading> {
    this.#aside = null;
    const { look, points } = await this.#lookAt(view, square);
    const followed = this.#tracking!.square;
    this.#lookout = seenAside(this.#lookout, { presence: look.presence, points }, followed);
    return { ...this.#withOther(before), earlier: true };
  }

  #planAside(view: View, { square, look }: Glance): void {
    const { phase, square: next } = this.#tracking!;
    if (phase !== 'follow') {
      this.#lookout = ALONE;
      return;
    }
    const before = this.#last?.glance.square;
    const moved = before ? Math.hypot(square.x - before.x, square.y - before.y) / square.size : Infinity;
    if (moved > UNMOVED || look.presence < DESCRIBED) return;
    [this.#lookout, this.#aside] = lookOut(this.#lookout, next, view);
  }

  #withOther({ features, hand }: Reading): Reading {
    return hand ? { features, hand: { ...hand, otherHand: this.#lookout.other !== null } } : { features };
  }

  /**
   * Looks until the hand was seen well several times, and once more in the mirror: the mean of the surest of those is better
   * than any one. Looks at the wrong side of the hand only count where there are no others.
   */
  async #readStill(view: View): Promise<Reading> {
    const framed: Glance[] = [];
    const clear: Glance[] = [];
    let best: Glance | null = null;
    let least = DESCRIBED;
    for (let looks = 0; looks < STILL_LOOKS && clear.length < STILL_SIGHTS; looks++) {
      const glance = await this.#glance(view, true);
      if (looks >= AT_ONCE && best!.look.presence < FOUND) least = SURE;
      if (isFramed(glance, least)) {
        framed.push(glance);
        if (!glance.wrongSide) clear.push(glance);
      }
      if (best === null || glance.look.presence > best.look.presence) best = glance;
    }
    // Of looks that are as sure, the later ones.
    const used = (clear.length > 0 ? clear : framed)
      .sort((a, b) => a.look.presence - b.look.presence)
      .slice(-STILL_DESCRIPTIONS);
    const surest = used.at(-1);
    if (!surest) return reading(null, best!, view);
    const mirrored = await this.#lookAt(view, surest.square, !surest.flipped);
    if (mirrored.look.presence >= DESCRIBED) used.push({ ...surest, ...mirrored });
    const descriptions = used.map((glance) => this.#describeGlance(glance));
    return reading(meanDescription(descriptions), surest, view);
  }

  async #glance(view: View, still: boolean): Promise<Glance> {
    const tracking = (this.#tracking ??= startTracking(view));
    const { square } = tracking;
    const { look, flipped, points } = await this.#lookAt(view, square);
    this.#tracking = track(tracking, { presence: look.presence, points }, view, still);
    // Of a still picture there are few looks: each may correct the one before.
    const patient = tracking.phase === 'follow' && !still;
    if (look.presence >= FOUND) this.#side = seeSide(this.#side, look.handedness, patient);
    return { look, flipped, square, points, wrongSide: this.#side.flipped !== flipped };
  }

  async #lookAt(
    view: View,
    square: Square,
    flipped = this.#side.flipped,
  ): Promise<Pick<Glance, 'look' | 'flipped' | 'points'>> {
    const look = await this.#network.look(this.#exposure.correct(view.read(square, INPUT_SIDE)), flipped);
    return { look, flipped, points: toPicture(look.landmarks, square, INPUT_SIDE) };
  }

  #describeGlance({ look, points }: Glance): Float32Array {
    return this.#describe(look, handTilt(points));
  }
}

/** Whether the hand was seen well, if perhaps from the wrong side. */
function isFramed({ look, square, points }: Glance, presence: number): boolean {
  return look.presence >= presence && isSettled(square, points);
}

function reading(features: Float32Array | null, { look, square, points }: Glance, view: View): Reading {
  return look.presence < FOUND
    ? { features }
    : { features, hand: regionOf(points, look.presence, view, square) };
}
