import { readDrawable } from './canvas-reader.js';
import type { FrameSource } from './frame-source.js';
import { inspect } from './picture.js';
import { readPixels } from './pixel-reader.js';
import type { View } from './view.js';

/**
 * Opens a frame for reading.
 * @param source - Anything one frame can be read from.
 * @param mirrored - Whether to mirror it left-right first, as people expect of a camera that faces them.
 * @throws `TypeError` that says what is wrong with the source.
 */
export function openView(source: FrameSource, mirrored: boolean): View {
  const picture = inspect(source);
  const { width, height } = picture;
  return {
    width,
    height,
    mirrored,
    read: (square, side) =>
      picture.kind === 'pixels'
        ? readPixels(picture.source, mirrored, square, side)
        : readDrawable(picture.source, width, height, mirrored, square, side),
  };
}
