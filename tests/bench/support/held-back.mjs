// What had no part in training mobilenet(), and in choosing thresholds; tools/train/taken.ts says what had.

/**
 * The first so many pictures of rooms. It was trained on those from the 313th on; those between are of the same moment as
 * the first of these, so they are used for neither.
 */
export const HELD_BACK_ROOMS = 260;

/**
 * Every other person of the photographs: those whose pictures no weight or threshold was chosen on, in `hand()` neither.
 * @param {readonly string[]} people - All of them, in order.
 */
export function heldBackPeople(people) {
  return people.filter((_, index) => index % 2 === 1);
}
