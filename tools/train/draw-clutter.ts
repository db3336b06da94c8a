import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { readRigs, Renderer } from '../render/out/renderer.js';
import { Random } from '../render/random.js';
import { emptyScene, randomSetting } from '../render/scene/make-scene.js';
import { CLUTTER_SHEETS, clutterOptions, PICTURES_PER_SHEET } from './recipe.js';
import { SIDE, writeSheet } from './sheet.js';

/** Draws rooms full of things in which no hand is. Sheets that are there are not drawn again. */
export async function drawClutter(seed: string, folder: string): Promise<void> {
  const missing = Array.from({ length: CLUTTER_SHEETS }, (_, sheet) => sheet).filter(
    (sheet) => !existsSync(sheetFile(folder, sheet)),
  );
  if (missing.length === 0) return;
  const [rigs, renderer] = await Promise.all([readRigs(), Renderer.open()]);
  try {
    for (const sheet of missing) {
      const scenes = Array.from({ length: PICTURES_PER_SHEET }, (_, index) => {
        const random = new Random(seed, 'clutter', sheet, index);
        return emptyScene(randomSetting(random, rigs.right, clutterOptions(index))).scene;
      });
      const drawn = await renderer.draw(scenes, 'image/png');
      const pixels = await Promise.all(drawn.map((picture) => sharp(picture).ensureAlpha().raw().toBuffer()));
      const unfinished = join(folder, `part-${sheet}.webp`);
      await writeSheet(unfinished, pixels, SIDE);
      await rename(unfinished, sheetFile(folder, sheet));
    }
  } finally {
    await renderer.close();
  }
  console.log(`drawn: ${CLUTTER_SHEETS * PICTURES_PER_SHEET} pictures without a hand`);
}

function sheetFile(folder: string, sheet: number): string {
  return join(folder, `clutter-${sheet}.webp`);
}
