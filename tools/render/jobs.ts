import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readRigs, Renderer } from './out/renderer.js';
import { frameTruth, pictureTruth, type WrittenPicture } from './out/truth.js';
import { writeMjpeg, writeY4m } from './out/video.js';
import { makeClip, type ClipFrame, type ClipOptions } from './scene/clip.js';
import { makePicture, type PictureOptions } from './scene/picture.js';

/** Pictures drawn between two looks at the clock: enough to hide the way to the browser and back. */
const BATCH = 16;

export interface PictureJob extends PictureOptions {
  readonly out: string;
  readonly count: number;
  readonly seed: number | string;
  /** They take turns. */
  readonly labels: readonly string[];
  readonly type?: 'image/jpeg' | 'image/png' | undefined;
}

/** Draws pictures into a folder, with labels.json. Resolves with how many it drew a second, start-up left out. */
export async function renderPictures(job: PictureJob): Promise<number> {
  const renderer = await Renderer.open();
  try {
    return await renderPicturesWith(renderer, job);
  } finally {
    await renderer.close();
  }
}

/** The same with a renderer that is open already, and stays so. */
export async function renderPicturesWith(renderer: Renderer, job: PictureJob): Promise<number> {
  const [rigs] = await Promise.all([readRigs(), mkdir(job.out, { recursive: true })]);
  const truths: WrittenPicture[] = [];
  const extension = job.type === 'image/png' ? 'png' : 'jpg';
  let start = performance.now();
  for (let first = 0; first < job.count; first += BATCH) {
    const pictures = Array.from({ length: Math.min(BATCH, job.count - first) }, (_, i) => {
      const index = first + i;
      return makePicture(rigs, job.labels[index % job.labels.length], job.seed, index, job);
    });
    const drawn = await renderer.draw(
      pictures.map((picture) => picture.scene),
      job.type,
    );
    await Promise.all(
      drawn.map((data, i) => {
        const file = `${String(first + i).padStart(6, '0')}.${extension}`;
        truths.push(pictureTruth(pictures[i], file));
        return writeFile(join(job.out, file), data);
      }),
    );
    // The first pictures wait for shaders to be compiled.
    if (first === 0) start = performance.now();
  }
  const rate = (Math.max(0, job.count - BATCH) / (performance.now() - start)) * 1000;
  await writeFile(
    join(job.out, 'labels.json'),
    listed({ seed: job.seed, width: job.width, height: job.height }, 'pictures', truths),
  );
  return rate;
}

export interface ClipJob extends ClipOptions {
  /** Paths that end in .y4m, .mjpeg or .webm. */
  readonly files: readonly string[];
  /** Kilobits a second of a .webm. Default 400. */
  readonly bitrate?: number | undefined;
}

/** Draws a clip into one or more files, each with its truth beside it as .json. */
export async function renderClip(job: ClipJob): Promise<void> {
  const odd = job.files.find((file) => !/\.(y4m|mjpeg|webm)$/.test(file));
  if (odd !== undefined) throw new TypeError(`"${odd}": a clip's file must end in .y4m, .mjpeg or .webm.`);
  if (job.width % 2 || job.height % 2) throw new TypeError('A clip needs an even width and height.');
  const [rigs, renderer] = await Promise.all([readRigs(), Renderer.open()]);
  try {
    const frames = makeClip(rigs, job);
    await writeCameraFiles(renderer, frames, job);
    for (const file of job.files.filter((path) => path.endsWith('.webm'))) {
      const rate = job.rate ?? 15;
      await writeFile(
        file,
        await renderer.film(
          frames.map((frame) => frame.scene),
          rate,
          job.bitrate ?? 400,
        ),
      );
    }
    const facts = { seed: job.seed, width: job.width, height: job.height, rate: job.rate ?? 15 };
    for (const file of job.files) {
      await writeFile(file.replace(/\.\w+$/, '.json'), listed(facts, 'frames', frames.map(frameTruth)));
    }
  } finally {
    await renderer.close();
  }
}

async function writeCameraFiles(
  renderer: Renderer,
  frames: readonly ClipFrame[],
  job: ClipJob,
): Promise<void> {
  const writers = await Promise.all(
    job.files
      .filter((file) => !file.endsWith('.webm'))
      .map((file) =>
        file.endsWith('.y4m') ? writeY4m(file, job.width, job.height, job.rate ?? 15) : writeMjpeg(file),
      ),
  );
  if (writers.length === 0) return;
  for (let first = 0; first < frames.length; first += BATCH) {
    const drawn = await renderer.draw(frames.slice(first, first + BATCH).map((frame) => frame.scene));
    for (const picture of drawn) for (const writer of writers) await writer.add(picture);
  }
  for (const writer of writers) await writer.close();
}

/** JSON with one entry a line, so that differences can be read. */
function listed(facts: Readonly<Record<string, unknown>>, name: string, entries: readonly unknown[]): string {
  const head = JSON.stringify(facts).slice(0, -1);
  return `${head},"${name}":[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]}\n`;
}
