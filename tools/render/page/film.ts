import { BufferTarget, CanvasSource, Output, WebMOutputFormat } from 'mediabunny';

/** A video made of canvases, encoded by the browser. */
export class Film {
  readonly #canvas: OffscreenCanvas;
  readonly #source: CanvasSource;
  readonly #output: Output<WebMOutputFormat, BufferTarget>;
  readonly #rate: number;
  #frames = 0;

  private constructor(width: number, height: number, rate: number, kilobits: number) {
    this.#rate = rate;
    this.#canvas = new OffscreenCanvas(width, height);
    this.#source = new CanvasSource(this.#canvas, {
      codec: 'vp9',
      bitrate: kilobits * 1000,
      latencyMode: 'quality',
      keyFrameInterval: 5,
    });
    this.#output = new Output({ format: new WebMOutputFormat(), target: new BufferTarget() });
    this.#output.addVideoTrack(this.#source, { frameRate: rate });
  }

  /** @param rate Frames a second. */
  static async start(width: number, height: number, rate: number, kilobits: number): Promise<Film> {
    const film = new Film(width, height, rate, kilobits);
    await film.#output.start();
    return film;
  }

  async add(picture: HTMLCanvasElement): Promise<void> {
    this.#canvas.getContext('2d')!.drawImage(picture, 0, 0);
    await this.#source.add(this.#frames++ / this.#rate, 1 / this.#rate);
  }

  async finish(): Promise<ArrayBuffer> {
    await this.#output.finalize();
    return this.#output.target.buffer!;
  }
}
