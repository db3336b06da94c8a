import { open } from 'node:fs/promises';
import sharp from 'sharp';

/** Where a video's frames go, one encoded picture after the other. */
export interface VideoWriter {
  add(picture: Buffer): Promise<void>;
  close(): Promise<void>;
}

/** JPEG pictures one after the other: what Chromium's fake camera takes as .mjpeg. */
export async function writeMjpeg(path: string): Promise<VideoWriter> {
  const file = await open(path, 'w');
  return {
    add: async (picture) => void (await file.write(picture)),
    close: () => file.close(),
  };
}

/** Uncompressed frames with a line of text before each: what Chromium's fake camera takes as .y4m. */
export async function writeY4m(
  path: string,
  width: number,
  height: number,
  rate: number,
): Promise<VideoWriter> {
  const file = await open(path, 'w');
  await file.write(`YUV4MPEG2 W${width} H${height} F${rate}:1 Ip A1:1 C420mpeg2\n`);
  return {
    add: async (picture) => {
      const { data } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      await file.write('FRAME\n');
      await file.write(toI420(data, width, height));
    },
    close: () => file.close(),
  };
}

/** RGB to planar 4:2:0 in the limited range of BT.601, which is what cameras give. Width and height are even. */
export function toI420(rgb: Uint8Array, width: number, height: number): Uint8Array {
  const luma = width * height;
  const out = new Uint8Array(luma * 1.5);
  for (let i = 0; i < luma; i++) {
    const [r, g, b] = [rgb[3 * i], rgb[3 * i + 1], rgb[3 * i + 2]];
    out[i] = 16.5 + 0.25679 * r + 0.50413 * g + 0.09791 * b;
  }
  const half = width / 2;
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      let [r, g, b] = [0, 0, 0];
      for (const i of [y * width + x, y * width + x + 1, (y + 1) * width + x, (y + 1) * width + x + 1]) {
        r += rgb[3 * i] / 4;
        g += rgb[3 * i + 1] / 4;
        b += rgb[3 * i + 2] / 4;
      }
      const at = luma + (y / 2) * half + x / 2;
      out[at] = 128.5 - 0.14822 * r - 0.29099 * g + 0.43922 * b;
      out[at + luma / 4] = 128.5 + 0.43922 * r - 0.36779 * g - 0.07143 * b;
    }
  }
  return out;
}
