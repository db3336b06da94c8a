import type { Square, View } from '../../frame/view.js';
import type { BackboneReader, Reading } from '../backbone.js';
import { handTilt, type Point } from '../geometry.js';
import { regionOf } from '../hand-region.js';
import type { Linear } from './linear.js';
import type { Network } from './network.js';
import { normalise } from './normalise.js';
import { squareFor, squaresOf, widest } from './squares.js';

/** What the network trained on hands is made of. */
export interface HandsNetwork {
  /** Side of its pictures, in pixels. */
  readonly side: number;
  readonly convolutions: Network;
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
/** Presence from which a hand is seen. */
const PRESENT = 0.5;

/** How often the square is moved after a hand in a single picture. */
const MOVES = 3;

/** What one pass showed. */
interface Sight {
  /** What was read of the picture. */
  readonly square: Square;
  readonly presence: number;
  /** 21 points, in pixels of the picture. */
  readonly points: readonly Point[];
  readonly features: Float32Array;
}

/**
 * Looks for a hand in squares as high as the picture, and reads it in one close around it. Of a stream, a frame is read
 * in one pass: in the square of the hand that is followed, or, where there is none, in the next part of the picture. It
 * gets a second one only where a hand is found or lost.
 */
export class HandsReader implements BackboneReader {
  readonly #network: HandsNetwork;
  readonly #input: Float32Array;
  /** Where the hand that is followed should be in the next frame; null while there is none. */
  #followed: Square | null = null;
  /** Frames in a row, up to now, that showed no hand. */
  #misses = 0;
  #size = '';

  constructor(network: HandsNetwork) {
    this.#network = network;
    this.#input = new Float32Array(network.side ** 2 * 3);
  }

  async read(view: View, still: boolean): Promise<Reading> {
    const sight = await (still ? this.#readStill(view) : this.#readFrame(view));
    return sight
      ? { features: sight.features, hand: regionOf(sight.points, sight.presence, view) }
      : { features: null };
  }

  async #readFrame(view: View): Promise<Sight | null> {
    const size = `${view.width}×${view.height}`;
    // A camera that was turned or changed: what was known of places is void.
    if (size !== this.#size) this.#followed = null;
    this.#size = size;
    const squares = squaresOf(view);
    const followed = this.#followed;
    const sight =
      (followed && (await this.#look(view, followed))) ??
      (await this.#find(view, followed ? widest(followed, view) : squares[this.#misses % squares.length], 1));
    this.#followed = sight && squareFor(sight.points, sight.square, view);
    this.#misses = sight ? 0 : this.#misses + 1;
    return sight;
  }

  async #readStill(view: View): Promise<Sight | null> {
    for (const square of squaresOf(view)) {
      const sight = await this.#find(view, square, MOVES);
      if (sight) return sight;
    }
    return null;
  }

  /** Looks for a hand in a square, then at the hand, until the square fits it. Null where the closer look shows none. */
  async #find(view: View, square: Square, moves: number): Promise<Sight | null> {
    const sight = await this.#look(view, square);
    const next = sight && squareFor(sight.points, square, view);
    return !next || next === square || moves === 0 ? sight : this.#find(view, next, moves - 1);
  }

  async #look(view: View, square: Square): Promise<Sight | null> {
    const { side, convolutions, describe, points, presence } = this.#network;
    normalise(view.read(square, side).data, this.#input);
    const mean = meanOf(await convolutions.run(this.#input, side), side / 32);
    const present = 1 / (1 + Math.exp(-presence.apply(mean)[0]));
    if (present < PRESENT) return null;
    const seen = inPicture(points.apply(mean), square);
    return {
      square,
      presence: present,
      points: seen,
      features: withTilt(describe.apply(mean), handTilt(seen)),
    };
  }
}

/** The mean of each channel over `across × across` places. */
function meanOf(activation: Float32Array, across: number): Float32Array {
  const places = across * across;
  const mean = new Float32Array(activation.length / places);
  for (let i = 0; i < activation.length; i++) mean[i % mean.length] += activation[i] / places;
  return mean;
}

/** The network knows no depths: they are 0. */
function inPicture(shares: Float32Array, { x, y, size }: Square): Point[] {
  return Array.from({ length: shares.length / 2 }, (_, i) => [
    x + (shares[2 * i] - 0.5) * size,
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
