import { checkSignal } from '../abort.js';
import { checkOptions } from '../check-options.js';
import { CameraError, explainCameraError } from './camera-error.js';

/** Which way a camera looks: at the person, or away from them. */
export type FacingMode = 'user' | 'environment';

/** Which camera to open. */
export interface OpenCameraOptions {
  /** As in {@link listCameras}. Where it is gone, any camera will do. */
  readonly deviceId?: string | undefined;
  /** Preferred, where a device has cameras on both sides. Default: whichever the browser chooses. */
  readonly facingMode?: FacingMode | undefined;
  /** Preferred width in pixels. Default 640: more costs time and no backbone here reads it. */
  readonly width?: number | undefined;
  /** Preferred height in pixels. Default 480. */
  readonly height?: number | undefined;
  /** Called at most once, when a running camera stops by itself: unplugged, taken away or no longer allowed. */
  readonly onLost?: ((error: CameraError) => void) | undefined;
  /** An aborted call rejects with `signal.reason`, and the camera's light goes off if it had come on. */
  readonly signal?: AbortSignal | undefined;
}

/** A camera that runs. */
export interface Camera {
  /** Its pictures, to show in a `<video>` and to read from. */
  readonly stream: MediaStream;
  /** The camera, as in {@link listCameras}; '' where the browser doesn't tell. */
  readonly deviceId: string;
  /** undefined for cameras that face nowhere in particular: most webcams. */
  readonly facingMode: FacingMode | undefined;
  /** Stops it; its light goes off unless others use the same camera. Safe to call twice. */
  close(): void;
}

/** Streams that run now, so that a second taker of the same camera gets a copy (phones open a camera only once). */
const running = new Set<MediaStream>();
/** Cameras are opened one after the other, or two takers at once would not find each other's stream. */
let lastOpening: Promise<unknown> = Promise.resolve();

/**
 * Opens a camera, asking the person for permission where that is needed.
 * @throws {@link CameraError} (a GestureError of code `camera-unavailable`) with the browser's error as `cause`.
 */
export async function openCamera(options: OpenCameraOptions = {}): Promise<Camera> {
  checkOptions('openCamera', options);
  const { signal } = options;
  checkSignal(signal);
  signal?.throwIfAborted();
  const opening = lastOpening.then(async () => {
    if (signal?.aborted) return null;
    const stream = await openStream(options);
    // Before the next one is opened, which may be of the same camera.
    running.add(stream);
    return stream;
  });
  lastOpening = opening.catch(() => undefined);
  const stream = await raceAbort(opening, signal);
  return watch(stream, options.onLost);
}

/** Waits for a stream, and closes it should it come after nobody wants it any more. */
function raceAbort(
  opening: Promise<MediaStream | null>,
  signal: AbortSignal | undefined,
): Promise<MediaStream> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      void opening.then((late) => late && stop(late)).catch(() => undefined);
      reject(signal?.reason as Error);
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    opening.then(
      (stream) => {
        signal?.removeEventListener('abort', onAbort);
        if (stream) resolve(stream);
        else reject(signal?.reason as Error);
      },
      (error: unknown) => {
        signal?.removeEventListener('abort', onAbort);
        reject(error);
      },
    );
  });
}

async function openStream(options: OpenCameraOptions): Promise<MediaStream> {
  const devices = mediaDevices();
  const shared = findRunning(options);
  if (shared) return shared.clone();
  const { deviceId, facingMode, width = 640, height = 480 } = options;
  const wish = { width: { ideal: width }, height: { ideal: height } };
  try {
    if (deviceId) {
      try {
        return await devices.getUserMedia({
          audio: false,
          video: { ...wish, deviceId: { exact: deviceId } },
        });
      } catch (error) {
        const { name } = error as DOMException;
        if (name !== 'OverconstrainedError' && name !== 'NotFoundError') throw error;
      }
    }
    const facing = facingMode ? { facingMode: { ideal: facingMode } } : {};
    return await devices.getUserMedia({ audio: false, video: { ...wish, ...facing } });
  } catch (error) {
    throw explainCameraError(error);
  }
}

function mediaDevices(): MediaDevices {
  const { navigator, isSecureContext } = globalThis as { navigator?: Navigator; isSecureContext?: boolean };
  if (navigator?.mediaDevices) return navigator.mediaDevices;
  throw new CameraError(isSecureContext === false ? 'insecure' : 'unsupported');
}

function findRunning({ deviceId, facingMode }: OpenCameraOptions): MediaStream | undefined {
  for (const stream of running) {
    const track = stream.getVideoTracks()[0];
    if (track?.readyState !== 'live') continue;
    const settings = track.getSettings();
    if (
      deviceId
        ? settings.deviceId === deviceId
        : !facingMode || (settings.facingMode ?? facingMode) === facingMode
    ) {
      return stream;
    }
  }
  return undefined;
}

function watch(stream: MediaStream, onLost: ((error: CameraError) => void) | undefined): Camera {
  const track = stream.getVideoTracks()[0];
  const settings = track?.getSettings() ?? {};
  const close = () => {
    track?.removeEventListener('ended', onEnded);
    stop(stream);
  };
  const onEnded = () => {
    close();
    void whyLost().then((problem) => onLost?.(new CameraError(problem)));
  };
  track?.addEventListener('ended', onEnded);
  const { facingMode } = settings;
  return {
    stream,
    deviceId: settings.deviceId ?? '',
    facingMode: facingMode === 'user' || facingMode === 'environment' ? facingMode : undefined,
    close,
  };
}

function stop(stream: MediaStream): void {
  running.delete(stream);
  for (const track of stream.getTracks()) track.stop();
}

/** A track only says that it ended: by its device, or because permission was taken back. */
async function whyLost(): Promise<'unplugged' | 'denied'> {
  try {
    const { state } = await navigator.permissions.query({ name: 'camera' });
    return state === 'denied' ? 'denied' : 'unplugged';
  } catch {
    return 'unplugged';
  }
}
