import type { FrameSource } from './frame-source.js';
import { latest } from './latest.js';
import { streamFrames, videoFrames } from './video-frames.js';

/** Anything frames can be followed in. */
export type FrameStream = HTMLVideoElement | MediaStream | AsyncIterable<FrameSource>;

/**
 * The frames of a video, a camera's stream or any async iterable; the latest wins when the reader is slower.
 * Ends with its source; an abort rejects with the signal's reason. A `VideoFrame` of an async iterable is
 * closed once the reader asks for the next one, because nobody else can know when it was read.
 * @throws `TypeError` when the source is none of these.
 */
export async function* frames(
  source: FrameStream,
  signal: AbortSignal,
): AsyncGenerator<FrameSource, void, undefined> {
  const tag = Object.prototype.toString.call(source).slice(8, -1);
  if (tag === 'HTMLVideoElement') {
    yield* videoFrames(source as HTMLVideoElement, signal);
  } else if (tag === 'MediaStream') {
    yield* streamFrames(source as MediaStream, signal);
  } else if (Symbol.asyncIterator in Object(source ?? {})) {
    for await (const frame of latest(source as AsyncIterable<FrameSource>, signal, close)) {
      try {
        yield frame;
      } finally {
        close(frame);
      }
    }
  } else {
    throw new TypeError(
      'Not a stream of frames: expected a video element, a MediaStream or an AsyncIterable.',
    );
  }
}

function close(frame: FrameSource): void {
  if (typeof VideoFrame !== 'undefined' && frame instanceof VideoFrame) frame.close();
}
