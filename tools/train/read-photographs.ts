import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { RememberingNetwork } from '../starter/remembering-network.js';
import { lesson, type Lesson } from './lesson.js';
import { show } from './show.js';
import { trainedPhotographs } from './taken.js';

/** Shows the teacher the photographs of those people that are trained on, in order of person and digit. */
export async function readPhotographs(
  network: RememberingNetwork,
  photographs: string,
  folder: string,
): Promise<void> {
  const out = join(folder, 'photographs');
  if (existsSync(`${out}.lessons`)) return;
  await network.recall('photographs');
  const lessons: Lesson[] = [];
  const taken = await trainedPhotographs(photographs);
  for (const { file, digit } of taken) {
    const { features, hand, width, height } = await show(network, sharp(join(photographs, file)));
    lessons.push(
      lesson({
        label: String(digit),
        sure: features && hand ? hand.presence : 0,
        landmarks: hand?.landmarks.map(([x, y]) => [x / width, y / height] as const) ?? [],
        description: features,
      }),
    );
  }
  await network.keep();
  await writeFile(`${out}.txt`, taken.map(({ file }) => file).join('\n'));
  await writeFile(`${out}.part`, Buffer.concat(lessons));
  await rename(`${out}.part`, `${out}.lessons`);
  console.log(`read: ${lessons.length} photographs`);
}
