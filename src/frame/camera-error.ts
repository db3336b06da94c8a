import { GestureError } from '../errors.js';

/**
 * Why there is no camera, each with a next step of its own:
 * - `insecure`: the page is not served over https (or from localhost), so browsers hide cameras from it.
 * - `unsupported`: this browser or worker has no camera access at all.
 * - `policy`: the page is in a frame that was not given the camera (`<iframe allow="camera">`).
 * - `denied`: the person, or their settings, said no.
 * - `none`: no camera is connected.
 * - `busy`: another program has the camera, or the system could not start it.
 * - `unplugged`: the camera ran and stopped by itself.
 * - `video`: the video that stands in for a camera cannot be played.
 */
export type CameraProblem =
  'insecure' | 'unsupported' | 'policy' | 'denied' | 'none' | 'busy' | 'unplugged' | 'video';

const sentences: Record<CameraProblem, string> = {
  insecure: 'Cameras only work on pages served over https or from localhost.',
  unsupported: 'There is no camera access here: navigator.mediaDevices is missing.',
  policy: 'This frame may not use the camera. Add allow="camera" to its <iframe>.',
  denied: 'The camera was not allowed. Allow it for this page in the browser’s settings, then try again.',
  none: 'No camera was found. Connect one, then try again.',
  busy: 'The camera could not be started. Close other programs that use it, then try again.',
  unplugged: 'The camera stopped. Plug it in again, then try again.',
  video: 'The video could not be played.',
};

/** A {@link GestureError} of code `camera-unavailable` that also says which of the usual reasons it was. */
export class CameraError extends GestureError {
  /** Why there is no camera. */
  readonly problem: CameraProblem;

  /**
   * Makes an error whose message is the usual sentence for the problem.
   *
   * @param problem - Why there is no camera.
   * @param options - `cause`: what the browser reported.
   */
  constructor(problem: CameraProblem, options?: ErrorOptions) {
    super('camera-unavailable', sentences[problem], options);
    this.name = 'CameraError';
    this.problem = problem;
  }
}

/** What `getUserMedia` rejected with, by the names of its specification, as a {@link CameraError}. */
export function explainCameraError(reason: unknown): CameraError {
  if (reason instanceof CameraError) return reason;
  return new CameraError(problemOf(reason), { cause: reason });
}

function problemOf(reason: unknown): CameraProblem {
  switch ((reason as { name?: unknown } | null)?.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return isForbiddenByPolicy() ? 'policy' : 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none';
    case 'TypeError':
      return 'unsupported';
    default:
      // NotReadableError and AbortError: the device exists and was allowed, but would not start.
      return 'busy';
  }
}

/** Chromium tells; elsewhere a frame without permission looks like a person's no. */
function isForbiddenByPolicy(): boolean {
  const { document } = globalThis as {
    document?: { featurePolicy?: { allowsFeature(name: string): boolean } };
  };
  return document?.featurePolicy?.allowsFeature('camera') === false;
}
