import { join } from 'node:path';
import type { Backbone } from '../../src/backbone/backbone.js';
import { foldOf, trainedPhotographs, trainedRooms } from '../train/taken.js';
import { openPicture } from './readings.js';

/** What a backbone read in a picture that was taken. */
export interface TakenReading {
  readonly digit: number;
  /** The feature vector; null where no hand was found. */
  readonly features: Float32Array | null;
}

/**
 * Reads the photographed digits that `mobilenet()` was trained on: of 60 people, and of one man in rooms.
 * @param leftOut - Folds that it wasn't trained on.
 */
export async function takenReadings(
  backbone: Backbone,
  datasets: string,
  leftOut: readonly number[],
): Promise<TakenReading[]> {
  const folders = [join(datasets, 'sign-language-digits'), join(datasets, 'hands-in-rooms')] as const;
  const pictures = [
    ...(await trainedPhotographs(folders[0])).map((one) => ({ ...one, folder: folders[0] })),
    ...(await trainedRooms(folders[1])).map((one) => ({ ...one, folder: folders[1] })),
  ];
  const all: TakenReading[] = [];
  for (const { folder, file, digit } of pictures) {
    if (digit === null || leftOut.includes(foldOf(file))) continue;
    const { features } = await backbone.open().read(await openPicture(join(folder, file)), true);
    all.push({ digit, features });
  }
  return all;
}
