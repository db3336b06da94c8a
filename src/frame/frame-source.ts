/** Raw RGBA pixels, row-major, 8 bits a channel: what `ImageData` is, also where there is no DOM. */
export interface PixelFrame {
  /** `width × height × 4` bytes. */
  readonly data: Uint8ClampedArray | Uint8Array;
  /** In pixels, a positive integer. */
  readonly width: number;
  /** In pixels, a positive integer. */
  readonly height: number;
}

/** Anything one frame can be read from. */
export type FrameSource =
  | HTMLVideoElement
  | HTMLImageElement
  | HTMLCanvasElement
  | OffscreenCanvas
  | ImageBitmap
  | VideoFrame
  | PixelFrame;
