import sharp from 'sharp';

/** Side of the pictures that are trained on, in pixels. */
export const SIDE = 160;

/** Pictures side by side. */
export const ACROSS = 10;

/** Writes pictures of RGBA pixels as one, row by row: hundreds in one file, to be looked at. */
export async function writeSheet(file: string, pictures: readonly Buffer[], side: number): Promise<void> {
  const bytes = side * 4;
  const rows = Math.ceil(pictures.length / ACROSS);
  const sheet = Buffer.alloc(rows * side * ACROSS * bytes);
  for (const [i, picture] of pictures.entries()) {
    const left = (i % ACROSS) * bytes;
    const top = Math.floor(i / ACROSS) * side;
    for (let y = 0; y < side; y++) {
      picture.copy(sheet, (top + y) * ACROSS * bytes + left, y * bytes, (y + 1) * bytes);
    }
  }
  await sharp(sheet, { raw: { width: ACROSS * side, height: rows * side, channels: 4 } })
    .webp({ quality: 92, alphaQuality: 100, effort: 3 })
    .toFile(file);
}
