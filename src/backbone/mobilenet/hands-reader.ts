import { centreSquare, type Square, type View } from '../../frame/view.js';
import type { BackboneReader, Reading } from '../backbone.js';
import { handTilt, type Point } from '../geometry.js';
import { regionOf } from '../hand-region.js';
import type { Linear } from './linear.js';
import type { Network } from './network.js';
import { normalise } from './normalise.js';

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

/** Reads each frame in one pass, whole, without a memory. */
export class HandsReader implements BackboneReader {
  readonly #network: HandsNetwork;
  readonly #input: Float32Array;

  constructor(network: HandsNetwork) {
    this.#network = network;
    this.#input = new Float32Array(network.side ** 2 * 3);
  }

  async read(view: View): Promise<Reading> {
    const { side, convolutions, describe, points, presence } = this.#network;
    const square = centreSquare(view);
    normalise(view.read(square, side).data, this.#input);
    const mean = meanOf(await convolutions.run(this.#input, side), side / 32);
    const present = 1 / (1 + Math.exp(-presence.apply(mean)[0]));
    if (present < PRESENT) return { features: null };
    const seen = inPicture(points.apply(mean), square);
    return {
      features: withTilt(describe.apply(mean), handTilt(seen)),
      hand: regionOf(seen, present, view),
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
