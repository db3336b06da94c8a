import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderClip, renderPictures } from '../../tools/render/jobs.js';
import { readRigs, Renderer } from '../../tools/render/out/renderer.js';
import type { WrittenFrame, WrittenPicture } from '../../tools/render/out/truth.js';
import { makePicture } from '../../tools/render/scene/picture.js';
import { findBrowser } from '../../tools/run/browser.mjs';

/** Drawing needs a browser; a machine without one is told so. */
const browser = await findBrowser();
const reason = browser ? '' : ' (skipped: no Chromium)';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'drawn-hands-'))));
afterAll(() => rm(folder, { recursive: true }));

async function pixels(picture: Buffer): Promise<{ at: (x: number, y: number) => number[]; width: number }> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): number[] => {
    const i = 3 * (Math.round(y) * info.width + Math.round(x));
    return [...data.subarray(i, i + 3)];
  };
  return { at, width: info.width };
}
const apart = (a: number[], b: number[]): number => Math.hypot(...a.map((value, i) => value - b[i]));

describe.skipIf(!browser)(`drawing${reason}`, () => {
  it('puts the hand where the landmarks say, with and without it in the picture', async () => {
    const rigs = await readRigs();
    const renderer = await Renderer.open();
    try {
      for (const side of ['left', 'right'] as const) {
        const options = {
          width: 224,
          height: 224,
          side,
          clutter: 'plain',
          roughness: 0,
          cut: 0,
          tone: 6,
        } as const;
        const { scene, truth } = makePicture(rigs, '5', 'pixels', 4, options);
        const blue = { ...scene.background!, from: [0, 0, 1], to: [0, 0, 1], shapes: [] } as const;
        const lights = { ...scene.lights, wall: null };
        const shown = { ...scene, background: blue, lights };
        const [withHand, again, without] = await renderer.draw(
          [shown, shown, { ...shown, hand: null }],
          'image/png',
        );
        expect(withHand.equals(again), 'the same scene twice').toBe(true);
        const [drawn, empty] = [await pixels(withHand), await pixels(without)];
        truth.landmarks.forEach(({ x, y }, i) => {
          // Fingertips lie on the outline: there the point itself may be background.
          if ([4, 8, 12, 16, 20].includes(i)) return;
          expect(apart(drawn.at(x, y), empty.at(x, y)), `${side} ${i}`).toBeGreaterThan(60);
        });
        const { x, y, width } = truth.box;
        const beside = x > 24 ? x - 20 : x + width + 20;
        expect(
          apart(drawn.at(beside, Math.max(2, y - 8)), empty.at(beside, Math.max(2, y - 8))),
        ).toBeLessThan(12);
      }
    } finally {
      await renderer.close();
    }
  });

  it('writes pictures with their labels', async () => {
    const out = join(folder, 'pictures');
    await renderPictures({ out, count: 5, seed: 1, labels: ['3', 'fist'], width: 96, height: 64 });
    const { pictures } = JSON.parse(await readFile(join(out, 'labels.json'), 'utf8')) as {
      pictures: WrittenPicture[];
    };
    expect(pictures.map(({ label }) => label)).toEqual(['3', 'fist', '3', 'fist', '3']);
    for (const { file, landmarks } of pictures) {
      expect(landmarks).toHaveLength(21);
      const { format, width, height } = await sharp(join(out, file)).metadata();
      expect([format, width, height]).toEqual(['jpeg', 96, 64]);
    }
  });

  it('writes a clip as files for fake cameras and for pages, with its truth', async () => {
    const files = ['a.y4m', 'a.mjpeg', 'a.webm'].map((name) => join(folder, name));
    const times = { hold: 0.4, change: 0.2, enter: 0.2, empty: 0.2 };
    await renderClip({ files, labels: ['2', '5'], seed: 1, width: 64, height: 48, rate: 10, ...times });
    const { frames } = JSON.parse(await readFile(join(folder, 'a.json'), 'utf8')) as {
      frames: WrittenFrame[];
    };
    expect(frames).toHaveLength(18);
    expect(new Set(frames.map(({ label }) => label))).toEqual(new Set([null, '2', '5']));
    const header = 'YUV4MPEG2 W64 H48 F10:1 Ip A1:1 C420mpeg2\n';
    const y4m = await readFile(files[0]);
    expect(y4m.subarray(0, header.length).toString()).toBe(header);
    expect(y4m).toHaveLength(header.length + 18 * ('FRAME\n'.length + 64 * 48 * 1.5));
    const mjpeg = await readFile(files[1]);
    let starts = 0;
    for (let at = mjpeg.indexOf('\xff\xd8\xff', 0, 'latin1'); at >= 0; starts++) {
      at = mjpeg.indexOf('\xff\xd8\xff', at + 3, 'latin1');
    }
    expect(starts).toBe(18);
    expect((await readFile(files[2])).readUInt32BE(0), 'EBML').toBe(0x1a45dfa3);
    expect((await stat(files[2])).size).toBeGreaterThan(1000);
  });

  it('refuses files of other kinds', async () => {
    await expect(
      renderClip({ files: ['a.gif'], labels: ['1'], seed: 1, width: 64, height: 48 }),
    ).rejects.toThrow('a.gif');
  });
});
