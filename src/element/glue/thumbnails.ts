/** Sharp enough at 3.5em on a dense screen; 37 kB each. */
const SIDE = 96;
/** Older ones are let go, so that pictures stay under 20 MB; their samples stay. */
const KEPT = 500;

/** Small pictures of samples, by the sample's id. They never leave the pad. */
export class Thumbnails {
  readonly #canvases = new Map<string, HTMLCanvasElement>();

  /** Draws the middle square of what a video shows now. */
  draw(video: HTMLVideoElement, mirrored: boolean): HTMLCanvasElement {
    const canvas = document.createElement('canvas');
    canvas.width = SIDE;
    canvas.height = SIDE;
    const { videoWidth, videoHeight } = video;
    const side = Math.min(videoWidth, videoHeight);
    const context = canvas.getContext('2d');
    if (mirrored) context?.setTransform(-1, 0, 0, 1, SIDE, 0);
    context?.drawImage(
      video,
      (videoWidth - side) / 2,
      (videoHeight - side) / 2,
      side,
      side,
      0,
      0,
      SIDE,
      SIDE,
    );
    return canvas;
  }

  get(id: string): HTMLCanvasElement | undefined {
    return this.#canvases.get(id);
  }

  set(id: string, canvas: HTMLCanvasElement): void {
    this.#canvases.set(id, canvas);
    if (this.#canvases.size > KEPT) this.#canvases.delete(this.#canvases.keys().next().value!);
  }
}
