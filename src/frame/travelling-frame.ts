import { otherSite } from './canvas-reader.js';
import type { FrameSource, PixelFrame } from './frame-source.js';
import { inspect, type Picture } from './picture.js';

/** A frame that can be handed to another thread. */
export type TravellingFrame = VideoFrame | ImageBitmap | PixelFrame;

/**
 * What a source shows now, as something of our own to hand over: what belongs to the caller is neither closed nor
 * detached. A picture is not read here: of a video or camera only a handle to its current frame is taken, which costs
 * the same at any size.
 * @throws `TypeError` that says what is wrong with the source.
 */
export async function takeFrame(source: FrameSource): Promise<TravellingFrame> {
  const picture = inspect(source);
  if (picture.kind === 'pixels') {
    const { data, width, height } = picture.source;
    return { data: new Uint8ClampedArray(data), width, height };
  }
  try {
    return handle(picture.source) ?? (await copyOf(picture));
  } catch (cause) {
    throw (cause as Error).name === 'SecurityError' ? otherSite(cause) : cause;
  }
}

/** What the browser means where it refuses to hand a frame over: copies of pictures that may not be read are marked. */
export function refused(error: unknown): unknown {
  return (error as Error | null)?.name === 'DataCloneError' ? otherSite(error) : error;
}

/** What goes over with a frame instead of being copied. */
export function contentsOf(frame: TravellingFrame): Transferable[] {
  return isPixels(frame) ? [frame.data.buffer as ArrayBuffer] : [frame];
}

/** Lets go of a frame that was handed over or was not needed after all. */
export function closeFrame(frame: TravellingFrame): void {
  if (!isPixels(frame)) frame.close();
}

function isPixels(frame: TravellingFrame): frame is PixelFrame {
  return 'data' in frame;
}

/** A drawn picture (SVG) may have no size of its own: it gets the one that it is shown in. */
function copyOf({ source, width, height }: Exclude<Picture, { kind: 'pixels' }>): Promise<ImageBitmap> {
  return createImageBitmap(source).catch((error: unknown) => {
    if ((error as Error).name !== 'InvalidStateError' || typeof OffscreenCanvas === 'undefined') throw error;
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d')!.drawImage(source, 0, 0, width, height);
    return canvas.transferToImageBitmap();
  });
}

/** A handle to a frame, for what has such frames. */
function handle(source: Exclude<FrameSource, PixelFrame>): VideoFrame | null {
  if (typeof VideoFrame === 'undefined') return null;
  if (source instanceof VideoFrame) return source.clone();
  if (Object.prototype.toString.call(source) !== '[object HTMLVideoElement]') return null;
  try {
    return new VideoFrame(source);
  } catch (error) {
    // Some videos show a picture and have no such frame: their picture can be copied.
    if ((error as Error).name === 'SecurityError') throw error;
    return null;
  }
}
