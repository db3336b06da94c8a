import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A photograph of a digit. */
export interface Photograph {
  /** Path in the folder of photographs. */
  readonly file: string;
  readonly digit: number;
}

/** A picture of a room in which one hand is raised. */
export interface Room {
  /** Path in the folder of rooms. */
  readonly file: string;
  readonly width: number;
  readonly height: number;
  /** Left, top, right and bottom of the hand's box, in pixels. */
  readonly box: readonly [number, number, number, number];
  /** Null for a fist, which isn't zero, and for three fingers, which may be without the thumb. */
  readonly digit: number | null;
}

/**
 * The rooms before it are not trained on. Figures are reported of the first 260: those between are of the same moment as
 * the first of these.
 */
const FIRST_ROOM = 312;
const ROOMS = 1245;
/** What a training run may leave out, of people and of rooms, to be chosen by: learn/folds.py says how. */
const FOLDS = 4;
/** Fingers that make a digit of the ten. */
const FINGERS = [1, 2, 4, 5];

/** Those of every other person, from the first: figures are reported of the others, who are never trained on. */
export async function trainedPhotographs(folder: string): Promise<Photograph[]> {
  const people = (await readdir(folder)).filter((name) => name.startsWith('person-')).sort();
  return people
    .filter((_, index) => index % 2 === 0)
    .flatMap((person) =>
      Array.from({ length: 10 }, (_, digit) => ({ file: `${person}/${digit}.jpg`, digit })),
    );
}

/** Those with one hand that are trained on. */
export async function trainedRooms(folder: string): Promise<Room[]> {
  const listed = JSON.parse(await readFile(join(folder, 'hands.json'), 'utf8')) as readonly (Room & {
    readonly hands: readonly { readonly fingers: number; readonly box: Room['box'] }[];
  })[];
  return listed
    .slice(FIRST_ROOM)
    .filter(({ hands }) => hands.length === 1)
    .map(({ file, width, height, hands: [{ fingers, box }] }) => {
      const digit = FINGERS.includes(fingers) ? fingers : null;
      return { file, width, height, box, digit };
    });
}

/** The fold of a photograph of these, 0 to 3: rooms of the same moment stay together. */
export function foldOf(file: string): number {
  const person = /^person-(\d+)\//.exec(file);
  if (person) return Math.floor(Number(person[1]) / 2) % FOLDS;
  return Math.floor(((Number.parseInt(file, 10) - FIRST_ROOM) * FOLDS) / (ROOMS - FIRST_ROOM));
}
