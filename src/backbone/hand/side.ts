/** Which of the two hands is followed, so that the network can be shown all hands as if they were the same one. */
export interface Side {
  /** Whether the network looks in a mirror. */
  readonly flipped: boolean;
  /** Looks in a row, up to now, in which it took the hand for the other one. */
  readonly against: number;
}

/** Looks in a row that turn the mirror while a hand is followed: back and palm of a hand are confused at times. */
const PATIENCE = 4;

/** Before any hand was seen. */
export const UNKNOWN_SIDE: Side = { flipped: false, against: 0 };

/**
 * The network should see the side that it calls 0: of the same photographs it tells gestures better apart there than
 * in the mirror, those never taught above all.
 *
 * @param handedness - What the network said, looking as `side` told: below 0.5 it saw the hand it should see.
 * @param following - Whether the hand has been followed for a while; else one look decides.
 */
export function seeSide(side: Side, handedness: number, following: boolean): Side {
  if (handedness < 0.5) return { flipped: side.flipped, against: 0 };
  const against = side.against + 1;
  return !following || against >= PATIENCE
    ? { flipped: !side.flipped, against: 0 }
    : { flipped: side.flipped, against };
}
