import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drawHands, frames, framesFile, height, rate, width, type Person } from './draw-hands.js';

const header = `YUV4MPEG2 W${width} H${height} F${rate}:1 Ip A1:1 C420jpeg\n`;
const separator = Buffer.from('FRAME\n');
const frameSize = (width * height * 3) / 2;

/**
 * A .y4m file that plays as Chromium's camera, over and over. Chromium reads each frame when its time comes, so what
 * is written into the file while it plays is what the camera shows next: tests hold up what they want, when they want.
 */
export class FakeCamera {
  readonly path: string;
  #file: number;

  private constructor(path: string) {
    this.path = path;
    this.#file = openSync(path, 'w');
  }

  static async open(name: string): Promise<FakeCamera> {
    await drawHands();
    const camera = new FakeCamera(fileURLToPath(new URL(`../../../temp/${name}.y4m`, import.meta.url)));
    camera.hold('none', 'learn');
    return camera;
  }

  /** Takes the camera away: to Chromium, no file is no camera, and the tracks of one that ran end. */
  unplug(): void {
    ftruncateSync(this.#file);
    closeSync(this.#file);
    rmSync(this.path);
  }

  plugIn(): void {
    if (existsSync(this.path)) return;
    this.#file = openSync(this.path, 'w');
    this.hold('none', 'learn');
  }

  /** Shows a digit, or `none`, from the next frame on. The picture's left edge says what is shown. */
  hold(sign: string, person: Person): void {
    const film = readFileSync(framesFile(person, sign));
    writeSync(this.#file, header, 0);
    for (let i = 0; i < frames; i++) {
      const frame = film.subarray(i * frameSize, (i + 1) * frameSize);
      mark(frame, 0, signs.indexOf(sign) * 20 + 20);
      mark(frame, 1, person === 'test' ? 220 : 20);
      const place = header.length + i * (separator.length + frameSize);
      writeSync(this.#file, Buffer.concat([separator, frame]), 0, undefined, place);
    }
  }

  close(): void {
    this.plugIn();
    this.unplug();
  }
}

/** In the order of their marks. */
export const signs: readonly string[] = [...'0123456789', 'none'];

/** A grey square of 20 pixels on the left edge, where no hand is. */
function mark(planes: Buffer, index: number, level: number): void {
  for (let y = index * 20; y < index * 20 + 20; y++) {
    planes.fill(16 + (level * 219) / 255, y * width, y * width + 20);
    const chroma = width * height + (y >> 1) * (width / 2);
    planes.fill(128, chroma, chroma + 10);
    planes.fill(128, chroma + (width * height) / 4, chroma + (width * height) / 4 + 10);
  }
}
