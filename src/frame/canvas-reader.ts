import type { FrameSource, PixelFrame } from './frame-source.js';
import type { Square } from './view.js';

type Context2D = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** One scratch canvas for all readers: each reading fills and empties it within one synchronous call. */
let scratch: Context2D | undefined;

/**
 * Draws a square of an element, bitmap or video frame through a transformed canvas, so that only the
 * `side × side` result is read back. Black outside the picture and where it is transparent.
 * @throws `TypeError` when the picture comes from another site that doesn't allow reading its pixels.
 */
export function readDrawable(
  source: Exclude<FrameSource, PixelFrame>,
  width: number,
  height: number,
  mirrored: boolean,
  square: Square,
  side: number,
): PixelFrame {
  const context = (scratch ??= makeContext());
  if (context.canvas.width !== side) context.canvas.width = context.canvas.height = side;
  const scale = side / square.size;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = '#000';
  context.fillRect(0, 0, side, side);
  // Medium: bilinear, with mipmaps where the picture is shrunk, so that fine patterns don't flicker.
  context.imageSmoothingQuality = 'medium';
  context.translate(side / 2, side / 2);
  context.scale(scale, scale);
  context.rotate(-square.rotation);
  context.translate(-square.x, -square.y);
  if (mirrored) context.transform(-1, 0, 0, 1, width, 0);
  context.drawImage(source, 0, 0, width, height);
  try {
    return context.getImageData(0, 0, side, side);
  } catch (cause) {
    // The scratch canvas is tainted for good now.
    scratch = undefined;
    throw otherSite(cause);
  }
}

/** The error for a picture that may be shown but not read. */
export function otherSite(cause: unknown): TypeError {
  return new TypeError(
    'The picture comes from another site that does not allow reading its pixels. ' +
      'Serve it from your own site, or with CORS headers and crossorigin="anonymous".',
    { cause },
  );
}

function makeContext(): Context2D {
  const canvas =
    typeof OffscreenCanvas === 'undefined' ? document.createElement('canvas') : new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { willReadFrequently: true }) as Context2D | null;
  if (!context) throw new TypeError('This browser gives no 2D canvas to read pictures with.');
  return context;
}
