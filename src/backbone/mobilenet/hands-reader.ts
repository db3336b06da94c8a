import type { Square, View } from '../../frame/view.js';
import type { BackboneReader, Reading } from '../backbone.js';
import { handTilt, type Point } from '../geometry.js';
import { Exposure } from '../exposure.js';
import { regionOf } from '../hand-region.js';
import { unitDistance } from '../unit-distance.js';
import type { Linear } from './linear.js';
import type { GraphNetwork } from '../graph/graph-network.js';
import { normalise, normaliseMirrored } from './normalise.js';
import { resized, smallSquaresOf, squareFor, squaresOf, widest } from './squares.js';

/** What the network trained on hands is made of. */
export interface HandsNetwork {
  /** Side of its pictures, in pixels. */
  readonly side: number;
  /** Of the last layer. */
  readonly channels: number;
  readonly convolutions: GraphNetwork;
  /** What the gesture is; descriptions of the same gesture lie close together. */
  readonly describe: Linear;
  /** 21 × (x, y), in shares of the square. */
  readonly points: Linear;
  /** How likely there is a hand, as a logit. */
  readonly presence: Linear;
}

/** Numbers that say how the hand is held. */
export const DIMENSIONS_OF_TILT = 2;
/** So little that it decides only where little else does, as in the description of `hand()`. */
const TILT_WEIGHT = 0.5;
/** How much like a hand a small one must look, in logits: of as many places, some look a little like one by chance. */
const SURELY = 3;
/** How often the square is moved after a hand in a single picture. */
const MOVES = 3;
/** Sides of the squares that a hand in a single picture is described in, in sides of the one that fits it. */
const FARTHER_AND_NEARER = [0.8, 0.9, 1, 1.15, 1.3];
/** Frames that a hand is followed for between two looks at the rest of the picture. */
const LOOK_AROUND = 15;
/** How far descriptions of a gesture that is held are apart, at length 1, when they are read in the same way: hardly ever more. */
const HELD = 0.25;
/** How much more something else must look like a hand than what is followed, in logits, to be followed instead. */
const CLEARLY = 2;

/** What one pass showed. */
interface Sight {
  /** What was read of the picture. */
  readonly square: Square;
  /** How likely there is a hand, as a logit; never below 0. */
  readonly logit: number;
  /** 21 points, in pixels of the picture. */
  readonly points: readonly Point[];
  /** Of the gesture. */
  readonly description: Float32Array;
}

/**
 * Looks for a hand in squares as high as the picture, and reads it in one close around it. Of a stream, a frame is read
 * in one pass: in the square of the hand that is followed, or, where there is none, in the next part of the picture. It
 * gets up to two more where a hand is found or lost, and once in a while where it might follow what is none.
 *
 * The network errs otherwise in a mirror, where a hand shows the same gesture. So every other frame is read in one, and
 * what is said of a frame is the mean of it and the one before, unless the gesture changed. A single picture is searched in
 * smaller squares too; a hand that was found is read from farther and nearer and in the mirror, and what was read is averaged.
 */
export class HandsReader implements BackboneReader {
  readonly #network: HandsNetwork;
  readonly #input: Float32Array;
  readonly #exposure = new Exposure();
  /** Where the hand that is followed should be in the next frame; null while there is none. */
  #followed: Square | null = null;
  /** What was seen of it in the frame before, and in the one before that. */
  #before: readonly (Sight | null)[] = [];
  /** Frames in a row, up to now, that showed a hand, or, where nothing is followed, none. */
  #frames = 0;
  #size = '';

  constructor(network: HandsNetwork) {
    this.#network = network;
    this.#input = new Float32Array(network.side ** 2 * 3);
  }

  async read(view: View, still: boolean): Promise<Reading> {
    this.#exposure.see(view, still);
    const sight = await (still ? this.#readStill(view) : this.#readFrame(view));
    if (!sight) return { features: null };
    const { description, points } = sight;
    return {
      features: withTilt(description, handTilt(points)),
      hand: regionOf(points, presenceOf(sight), view),
    };
  }

  async #readFrame(view: View): Promise<Sight | null> {
    const size = `${view.width}×${view.height}`;
    if (size !== this.#size) {
      // A camera that was turned or changed: what was known of places is void.
      this.#followed = null;
      this.#frames = 0;
      this.#size = size;
    }
    const followed = this.#followed;
    const sight = await (followed ? this.#follow(view, followed) : this.#search(view));
    this.#frames = !sight === !followed ? this.#frames + 1 : 1;
    this.#followed = sight && squareFor(sight.points, sight.square, view);
    const [before, earlier] = sight?.square === followed ? this.#before : [];
    this.#before = [sight, before ?? null];
    if (!sight || !before) return sight;
    // The one before was read in another way: whether the gesture is still the same, the one before that tells.
    const changed = earlier && unitDistance(sight.description, earlier.description) > HELD;
    return changed ? sight : meanSight([sight, before]);
  }

  /** The hand in its square or, where it isn't there any more, around that. */
  async #follow(view: View, square: Square): Promise<Sight | null> {
    const seen = await this.#look(view, square, this.#frames % 2 === 1);
    if (seen) return this.#frames % LOOK_AROUND > 0 ? seen : this.#lookAround(view, seen);
    const around = widest(square, view);
    // The same square again would show the same.
    return this.#find(view, around.size > square.size ? around : squaresOf(view)[0], 1);
  }

  /** What was seen, or what clearly looks more like a hand in the next part of the picture. */
  async #lookAround(view: View, seen: Sight): Promise<Sight> {
    const squares = squaresOf(view);
    const turn = Math.floor(this.#frames / LOOK_AROUND);
    const other = await this.#find(view, squares[turn % squares.length], 1);
    return other && other.logit > seen.logit + CLEARLY ? other : seen;
  }

  /** Looks at the next part of the picture in each frame. */
  #search(view: View): Promise<Sight | null> {
    const squares = squaresOf(view);
    return this.#find(view, squares[this.#frames % squares.length], 1);
  }

  async #readStill(view: View): Promise<Sight | null> {
    for (const square of squaresOf(view)) {
      const sight = await this.#find(view, square, MOVES);
      if (sight) return this.#lookWell(view, sight);
    }
    for (const square of smallSquaresOf(view)) {
      const sight = await this.#find(view, square, MOVES);
      if (sight && sight.logit >= SURELY) return this.#lookWell(view, sight);
    }
    return null;
  }

  async #lookWell(view: View, sight: Sight): Promise<Sight> {
    const sights = [sight];
    for (const factor of FARTHER_AND_NEARER) {
      for (const mirrored of [false, true]) {
        if (factor === 1 && !mirrored) continue;
        const other = await this.#look(view, resized(sight.square, factor, view), mirrored);
        if (other) sights.push(other);
      }
    }
    return meanSight(sights);
  }

  /** Looks for a hand in a square, then at the hand, until the square fits it. Null where the closer look shows none. */
  async #find(view: View, square: Square, moves: number): Promise<Sight | null> {
    const sight = await this.#look(view, square);
    const next = sight && squareFor(sight.points, square, view);
    return !next || next === square || moves === 0 ? sight : this.#find(view, next, moves - 1);
  }

  async #look(view: View, square: Square, mirrored = false): Promise<Sight | null> {
    const { side, channels, convolutions, describe, points, presence } = this.#network;
    const { data } = this.#exposure.correct(view.read(square, side));
    if (mirrored) normaliseMirrored(data, side, this.#input);
    else normalise(data, this.#input);
    const means = meansOf(await convolutions.run(this.#input), channels);
    const [logit] = presence.apply(means);
    // As likely as not; NaN, of a device that was lost, isn't either.
    if (!(logit >= 0)) return null;
    return {
      square,
      logit,
      points: inPicture(points.apply(means), square, mirrored),
      description: describe.apply(means),
    };
  }
}

function presenceOf({ logit }: Sight): number {
  return 1 / (1 + Math.exp(-logit));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The first of several sights of one hand, with the mean of what they say of it. */
function meanSight(sights: readonly Sight[]): Sight {
  const [first] = sights;
  const at = (i: number, axis: 0 | 1 | 2): number => mean(sights.map(({ points }) => points[i][axis]));
  return {
    ...first,
    points: first.points.map((_, i) => [at(i, 0), at(i, 1), at(i, 2)]),
    description: first.description.map((_, i) => mean(sights.map(({ description }) => description[i]))),
  };
}

/** The mean of each channel over all places. */
function meansOf(activation: Float32Array, channels: number): Float32Array {
  const means = new Float32Array(channels);
  const share = channels / activation.length;
  for (let place = 0; place < activation.length; place += channels) {
    for (let channel = 0; channel < channels; channel++)
      means[channel] += activation[place + channel] * share;
  }
  return means;
}

/** The network knows no depths: they are 0. */
function inPicture(shares: Float32Array, { x, y, size }: Square, mirrored: boolean): Point[] {
  const width = mirrored ? -size : size;
  return Array.from({ length: shares.length / 2 }, (_, i) => [
    x + (shares[2 * i] - 0.5) * width,
    y + (shares[2 * i + 1] - 0.5) * size,
    0,
  ]);
}

function withTilt(description: Float32Array, tilt: number): Float32Array {
  const features = new Float32Array(description.length + DIMENSIONS_OF_TILT);
  features.set(description);
  // Flat around 0 and π, steep between: an upright hand stays one when it leans.
  const held = tilt - Math.sin(2 * tilt) / 2;
  features[description.length] = TILT_WEIGHT * Math.cos(held);
  features[description.length + 1] = TILT_WEIGHT * Math.sin(held);
  return features;
}
