import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { readRigs, Renderer } from '../out/renderer.js';
import { CARD_STYLE, cardScene } from './card.js';

/** Pixels of a card, for up to 64 CSS pixels on fine screens. */
const SIDE = 128;
/** Drawn this many times larger: outlines become smooth when it is made smaller. */
const LARGER = 4;
/** Bytes that a card may have. */
const LIMIT = 3000;

/**
 * Writes DIR/0.webp to DIR/9.webp: how to sign the ten digits.
 * @throws If one is larger than a card may be.
 */
export async function makeCards(folder: string): Promise<void> {
  const [rigs, renderer] = await Promise.all([
    readRigs(),
    Renderer.open(),
    mkdir(folder, { recursive: true }),
  ]);
  try {
    for (let digit = 0; digit < 10; digit++) {
      const { scene } = cardScene(rigs.left, digit, SIDE * LARGER);
      const drawn = await renderer.card(scene.hand!, scene.fieldOfView, SIDE * LARGER, CARD_STYLE);
      const small = await sharp(drawn)
        .resize(SIDE, SIDE, { kernel: 'lanczos3' })
        .composite([{ input: fade(), blend: 'dest-in' }])
        .png()
        .toBuffer();
      await writeFile(join(folder, `${digit}.webp`), await encode(small));
    }
  } finally {
    await renderer.close();
  }
}

/** As good as the limit allows. */
async function encode(picture: Buffer): Promise<Buffer> {
  for (let quality = 90; quality >= 40; quality -= 5) {
    const card = await sharp(picture)
      .webp({ quality, alphaQuality: quality, effort: 6, smartSubsample: true })
      .toBuffer();
    if (card.length <= LIMIT) return card;
  }
  throw new Error(`A card is larger than ${LIMIT} bytes even at low quality.`);
}

/** Lets the arm fade out at the bottom. */
function fade(): Buffer {
  return Buffer.from(
    `<svg width="${SIDE}" height="${SIDE}"><defs><linearGradient id="g" x2="0" y2="1">
      <stop offset="0.88" stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0"/>
    </linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/></svg>`,
  );
}
