import { GestureClassifier, wasm, type GestureClassifierOptions, type PixelFrame } from '../../src/index.js';
import { GREEN, mosaic, nearestMean, RED } from './tiny-plugins.js';

export const LABELS = ['red', 'green', 'blue'] as const;
export type Colour = (typeof LABELS)[number];

const made: GestureClassifier<Colour>[] = [];

/** A classifier of colours on plugins of the test's own, which is disposed of by {@link disposeAll}. */
export async function create(
  options: GestureClassifierOptions<Colour> = {},
): Promise<GestureClassifier<Colour>> {
  const classifier = await GestureClassifier.create<Colour>({
    labels: LABELS,
    backbone: mosaic(),
    head: nearestMean(),
    backends: [wasm()],
    ...options,
  });
  made.push(classifier);
  return classifier;
}

/** One that knows red and green, from one sample each. */
export async function taught(options?: GestureClassifierOptions<Colour>): Promise<GestureClassifier<Colour>> {
  const classifier = await create(options);
  await classifier.addSample(RED, 'red');
  await classifier.addSample(GREEN, 'green');
  await classifier.train();
  return classifier;
}

/** Disposes of all that were made. */
export function disposeAll(): void {
  made.splice(0).forEach((classifier) => classifier.dispose());
}

/** What a GestureError with this code looks like. */
export const failing = (code: string): object => ({ name: 'GestureError', code });

/** Frames that are ready at once. */
/* eslint-disable-next-line @typescript-eslint/require-await -- that is the point */
export async function* colours(
  frames: readonly PixelFrame[] = [RED, GREEN, RED],
): AsyncGenerator<PixelFrame> {
  for (const frame of frames) yield frame;
}

/** A live camera that shows one colour, 250 frames a second, until it is closed. */
export async function* camera(frame: PixelFrame = RED): AsyncGenerator<PixelFrame> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 4));
    yield frame;
  }
}
