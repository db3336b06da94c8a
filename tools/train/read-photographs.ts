import { existsSync } from 'node:fs';
import { readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { HandReader } from '../../src/backbone/hand/hand-reader.js';
import type { LandmarkNetwork } from '../../src/backbone/hand/landmark-network.js';
import { openView } from '../../src/frame/open-view.js';
import { lesson, type Lesson } from './lesson.js';

/** Every other person, from the first: figures are reported of the others, who are never trained on. */
const isTrainedOn = (index: number): boolean => index % 2 === 0;

/** Shows the teacher the photographs of those people that are trained on, in order of person and digit. */
export async function readPhotographs(
  network: LandmarkNetwork,
  photographs: string,
  folder: string,
): Promise<void> {
  const out = join(folder, 'photographs');
  if (existsSync(`${out}.lessons`)) return;
  const people = (await readdir(photographs)).filter((name) => name.startsWith('person-')).sort();
  const lessons: Lesson[] = [];
  const files: string[] = [];
  for (const person of people.filter((_, index) => isTrainedOn(index))) {
    for (let digit = 0; digit < 10; digit++) {
      const file = join(photographs, person, `${digit}.jpg`);
      const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
      const { width, height } = info;
      const { features, hand } = await new HandReader(network).read(
        openView({ data, width, height }, false),
        true,
      );
      files.push(`${person}/${digit}.jpg`);
      lessons.push(
        lesson({
          label: String(digit),
          sure: features && hand ? hand.presence : 0,
          landmarks: hand?.landmarks.map(([x, y]) => [x / width, y / height] as const) ?? [],
          description: features,
        }),
      );
    }
  }
  await writeFile(`${out}.txt`, files.join('\n'));
  await writeFile(`${out}.part`, Buffer.concat(lessons));
  await rename(`${out}.part`, `${out}.lessons`);
  console.log(`read: ${lessons.length} photographs`);
}
