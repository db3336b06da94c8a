import sharp from 'sharp';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PixelFrame } from '../../src/frame/frame-source.js';
import { sharedFolder } from './shared-folder.js';

/** The model.json of ImageNet's MobileNetV1 0.25 224, as a URL. */
export function mobilenetUrl(): URL {
  return new URL(`file://${sharedFolder!}models/mobilenet_v1_0.25_224/model.json`);
}

/** Decodes a picture file. */
export async function readPicture(path: string): Promise<PixelFrame> {
  const { data, info } = await sharp(path).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Folders of the photographed people, in order: split by these, never by picture. */
export function people(): string[] {
  const folder = join(sharedFolder!, 'datasets/sign-language-digits');
  return readdirSync(folder)
    .filter((name) => name.startsWith('person-'))
    .sort()
    .map((name) => join(folder, name));
}

/** One person's photograph of a digit. */
export function photograph(person: string, digit: string): Promise<PixelFrame> {
  return readPicture(join(person, `${digit}.jpg`));
}
