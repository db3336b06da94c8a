import { join } from 'node:path';
import sharp from 'sharp';

/** The package's picture of a hand that signs three, as raw pixels of 4 bytes: programs without a DOM have no decoder. */
export async function rawPicture(folder: string): Promise<{ data: Buffer; width: number }> {
  const file = join(folder, 'node_modules/digit-gesture/dist/element/cards/assets/3.webp');
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width };
}
