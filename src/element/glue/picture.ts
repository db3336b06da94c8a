import { openCamera, type Camera, type FacingMode } from '../../frame/camera.js';
import { CameraError } from '../../frame/camera-error.js';

/** Where the picture comes from. */
export interface PictureSettings {
  /** A video's address; '' for the camera. */
  readonly src: string;
  readonly facingMode: FacingMode;
  /** The camera that was chosen; '' for any. */
  readonly deviceId: string;
}

/** What a picture turned out to be. */
export interface OpenedPicture {
  readonly mirrored: boolean;
  readonly cameraId: string;
  /** Whether it is a camera that says which way it faces. */
  readonly facing: boolean;
}

/** Shows a camera, or a video in its place, in a `<video>`. */
export class Picture {
  #video: HTMLVideoElement | undefined;
  #camera: Camera | null = null;
  #open = false;

  /** Made when it is first asked for, so that a pad can be constructed on a server. */
  get video(): HTMLVideoElement {
    return (this.#video ??= createVideo());
  }

  /** The camera's stream, null for a video. */
  get stream(): MediaStream | null {
    return this.#camera?.stream ?? null;
  }

  /** Resolves once there is a picture to read. Who aborts it has to close it. */
  async open(
    settings: PictureSettings,
    signal: AbortSignal,
    onLost: (error: CameraError) => void,
  ): Promise<OpenedPicture> {
    this.close();
    const { src, facingMode, deviceId } = settings;
    if (src) {
      this.video.src = src;
      this.#open = true;
      await this.#play(signal);
      return { mirrored: false, cameraId: '', facing: false };
    }
    const camera = await openCamera({ facingMode, deviceId, onLost, signal });
    this.#camera = camera;
    this.#open = true;
    this.video.srcObject = camera.stream;
    await this.#play(signal);
    // A camera that doesn't say looks at the person: most webcams.
    const { facingMode: faces, deviceId: cameraId } = camera;
    return { mirrored: faces !== 'environment', cameraId, facing: faces !== undefined };
  }

  /** Resolves once there is a frame to read: a video that seeks, at its loop say, has none for a moment. */
  async hasFrame(): Promise<void> {
    const { video } = this;
    if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) return;
    await new Promise<void>((resolve) => {
      for (const type of ['canplay', 'emptied'])
        video.addEventListener(type, () => resolve(), { once: true });
    });
  }

  /** Turns the light off. */
  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#camera?.close();
    this.#camera = null;
    this.video.pause();
    this.video.srcObject = null;
    this.video.removeAttribute('src');
    // Lets go of the last frame and of the download.
    this.video.load();
  }

  async #play(signal: AbortSignal): Promise<void> {
    const { video } = this;
    try {
      await new Promise<void>((resolve, reject) => {
        const done = { once: true, signal };
        if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) resolve();
        video.addEventListener('loadeddata', () => resolve(), done);
        video.addEventListener(
          'error',
          () => reject(new CameraError('video', { cause: video.error ?? undefined })),
          done,
        );
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
        // Refused or interrupted playing (a pad moved in the page) is made up for below; a picture is what counts.
        video.play().catch(() => undefined);
      });
    } catch (error) {
      if (!signal.aborted) this.close();
      throw error;
    }
  }

  /** Plays on after the pad was moved: leaving the page for a moment may pause a video. */
  resume(): void {
    if (this.#open && this.video.paused) this.video.play().catch(() => undefined);
  }
}

function createVideo(): HTMLVideoElement {
  const video = document.createElement('video');
  video.part.add('video');
  video.muted = true;
  video.playsInline = true;
  video.loop = true;
  video.crossOrigin = 'anonymous';
  video.disablePictureInPicture = true;
  return video;
}
