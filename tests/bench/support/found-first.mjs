// The two networks together: mobilenet() finds the hand in the whole picture, and the landmark network reads it there.
import { describe } from '../../../dist/backbone/hand/description.js';
import { handTilt, toPicture } from '../../../dist/backbone/geometry.js';
import { INPUT_SIDE } from '../../../dist/backbone/hand/landmark-network.js';
import { squareAround } from '../../../dist/backbone/hand/tracker.js';
import { mobilenet } from '../../../dist/index.js';
import { openNetwork } from './looks.mjs';

/** Presence from which a hand is described, as in hand(). */
const DESCRIBED = 0.8;
/** The landmark network looks once where the hand was found, and once more where it saw it itself. */
const LOOKS = 2;

/** As a backbone, for comparison. */
export async function foundFirst(engine, sameGesture) {
  const finder = await mobilenet().load({ engine });
  const { network } = await openNetwork();
  return {
    id: 'mobilenet, then hand',
    sameGesture,
    open() {
      const reader = finder.open();
      return { read: (view, still) => read(reader, view, still) };
    },
    dispose() {
      finder.dispose();
      network.dispose();
    },
  };

  async function read(reader, view, still) {
    const { hand } = await reader.read(view, still);
    if (!hand) return { features: null };
    const x = view.mirrored ? view.width - hand.x : hand.x;
    let square = {
      x,
      y: hand.y,
      size: hand.size,
      rotation: view.mirrored ? -hand.rotation : hand.rotation,
    };
    let seen = null;
    for (let looks = 0; looks < LOOKS; looks++) {
      seen = await look(network, view, square);
      square = squareAround(seen.points);
    }
    return {
      features: seen.presence < DESCRIBED ? null : describe(seen, handTilt(seen.points)),
      hand,
    };
  }
}

/** At the side of the hand that the network knows best. */
async function look(network, view, square) {
  const pixels = view.read(square, INPUT_SIDE);
  let seen = await network.look(pixels, false);
  if (seen.handedness >= 0.5) seen = await network.look(pixels, true);
  return { ...seen, points: toPicture(seen.landmarks, square, INPUT_SIDE) };
}
