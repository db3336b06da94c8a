import type { FrameSource, PixelFrame } from './frame-source.js';

/** A frame source that was found fit to be read, with its size in pixels. */
export type Picture =
  | { readonly kind: 'pixels'; readonly source: PixelFrame; readonly width: number; readonly height: number }
  | {
      readonly kind: 'drawable';
      readonly source: Exclude<FrameSource, PixelFrame>;
      readonly width: number;
      readonly height: number;
    };

/** `HTMLVideoElement.readyState` from which there is a frame to draw. */
const HAVE_CURRENT_DATA = 2;

/**
 * Looks at what the caller handed over and measures it.
 * @throws `TypeError` that says what is wrong with it: not a frame source, no frame yet, no size, closed, or
 * pixel data that doesn't match its size.
 */
export function inspect(source: FrameSource): Picture {
  // By tag and not by `instanceof`, so that elements of another document (an iframe's) are known too.
  const tag = Object.prototype.toString.call(source).slice(8, -1);
  switch (tag) {
    case 'HTMLVideoElement': {
      const video = source as HTMLVideoElement;
      if (video.readyState < HAVE_CURRENT_DATA) {
        throw new TypeError(
          'The video has no frame yet: wait for its "loadeddata" event, or call play() and await it.',
        );
      }
      return drawable(video, video.videoWidth, video.videoHeight, 'video', 'It may carry sound only.');
    }
    case 'HTMLImageElement': {
      const image = source as HTMLImageElement;
      if (!image.complete) throw new TypeError('The image has not loaded yet: await image.decode() first.');
      return drawable(
        image,
        image.naturalWidth,
        image.naturalHeight,
        'image',
        'It is broken or has no size of its own.',
      );
    }
    case 'HTMLCanvasElement':
    case 'OffscreenCanvas': {
      const canvas = source as HTMLCanvasElement | OffscreenCanvas;
      return drawable(canvas, canvas.width, canvas.height, 'canvas', 'It is empty or was transferred.');
    }
    case 'ImageBitmap': {
      const bitmap = source as ImageBitmap;
      return drawable(bitmap, bitmap.width, bitmap.height, 'ImageBitmap', 'It was closed or transferred.');
    }
    case 'VideoFrame': {
      const frame = source as VideoFrame;
      return drawable(frame, frame.displayWidth, frame.displayHeight, 'VideoFrame', 'It was closed.');
    }
    default:
      return pixels(source as PixelFrame);
  }
}

function drawable(
  source: Exclude<FrameSource, PixelFrame>,
  width: number,
  height: number,
  name: string,
  hint: string,
): Picture {
  if (!(width > 0 && height > 0)) {
    throw new TypeError(`The ${name} has nothing to read: its size is ${width}×${height}. ${hint}`);
  }
  return { kind: 'drawable', source, width, height };
}

function pixels(source: PixelFrame | null | undefined): Picture {
  const { data, width, height } = source ?? {};
  // By tag again: a typed array may come from another realm (a frame, a worker's message, a test runner's sandbox).
  const kind = Object.prototype.toString.call(data).slice(8, -1);
  if (kind !== 'Uint8ClampedArray' && kind !== 'Uint8Array') {
    throw new TypeError(
      'Not a frame: expected a video, image or canvas element, an OffscreenCanvas, ImageBitmap or VideoFrame, ' +
        'or { data: Uint8ClampedArray | Uint8Array, width, height }.',
    );
  }
  if (!isSize(width) || !isSize(height)) {
    throw new TypeError(
      `The frame's size must be whole numbers of pixels above 0, not ${String(width)}×${String(height)}.`,
    );
  }
  const expected = width * height * 4;
  const { length } = data as Uint8Array;
  if (length !== expected) {
    const hint =
      length === 0
        ? ' Its buffer may have been transferred away.'
        : length === width * height * 3
          ? ' It looks like RGB: add an alpha byte to each pixel.'
          : '';
    throw new TypeError(
      `The frame's data has ${length} bytes, but ${width}×${height} RGBA pixels are ${expected}.${hint}`,
    );
  }
  return { kind: 'pixels', source: source as PixelFrame, width, height };
}

function isSize(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0;
}
