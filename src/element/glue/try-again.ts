import { CameraError, type CameraProblem } from '../../frame/camera-error.js';
import { listCameras, watchCameras, type CameraDevice } from '../../frame/camera-list.js';
import { GestureError } from '../../errors.js';
import type { PadHost } from './pad-settings.js';
import type { Store } from '../state/store.js';

/** What is over once a camera is there, or let go. */
const PASSES: readonly CameraProblem[] = ['unplugged', 'none', 'busy'];

/**
 * Has a pad try again once what stopped it may be over: a camera came or was let go, or the page is looked at again. A
 * pad that starts by itself also waits for the network: nobody may be there to press its button. On a hidden page
 * nothing is tried: a camera's light that nobody asked for comes on before somebody's eyes, or not at all.
 */
export function tryAgain(
  store: Store,
  host: Pick<PadHost, 'settings'>,
  pad: { begin(): Promise<void> },
  signal: AbortSignal,
): void {
  const look = (cameras: readonly CameraDevice[]) => {
    if (signal.aborted) return;
    store.send({ type: 'cameras', cameras });
    const { error } = store.state;
    if (document.hidden || !(error instanceof GestureError)) return;
    const over =
      error instanceof CameraError
        ? cameras.length > 0 && PASSES.includes(error.problem)
        : host.settings().autostart && /^(model|backend)-/.test(error.code);
    if (over) pad.begin().catch(() => undefined);
  };
  const lookAnew = () => void listCameras().then(look);
  watchCameras(look, signal);
  document.addEventListener('visibilitychange', lookAnew, { signal });
  window.addEventListener('online', lookAnew, { signal });
}
