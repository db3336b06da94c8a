import { DIMENSIONS } from '../../src/backbone/hand/description.js';

/** Numbers of a description that say what the gesture is; the last two say how the hand is held. */
const DESCRIBED = DIMENSIONS - 2;

/** What there is to learn of one picture. */
export interface LessonFacts {
  readonly label: string;
  /** How sure the teacher is that it saw the hand as it is, 0 to 1. */
  readonly sure: number;
  /** 21 points, as shares of the picture's width and height. */
  readonly landmarks: readonly (readonly [x: number, y: number])[];
  /** The teacher's description; null where it saw no hand. */
  readonly description: Float32Array | null;
}

/** A lesson as bytes: 969 float32 numbers: label (−1: none of the ten digits), sure, 21 × (x, y), the description. */
export type Lesson = Uint8Array;

export function lesson({ label, sure, landmarks, description }: LessonFacts): Lesson {
  const numbers = new Float32Array(2 + 42 + DESCRIBED);
  numbers[0] = /^\d$/.test(label) ? Number(label) : -1;
  numbers[1] = sure;
  numbers.set(landmarks.flat(), 2);
  if (description) numbers.set(description.subarray(0, DESCRIBED), 44);
  return new Uint8Array(numbers.buffer);
}
