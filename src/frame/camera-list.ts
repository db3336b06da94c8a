/** A camera that could be opened. */
export interface CameraDevice {
  /** Names the camera to the browser, as long as the person keeps the page's permissions. */
  readonly deviceId: string;
  /** The camera's name; '' until the person has allowed a camera once. */
  readonly label: string;
}

/** The cameras that are connected; an empty list where a page may not know. */
export async function listCameras(): Promise<readonly CameraDevice[]> {
  try {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices
      .filter((device) => device.kind === 'videoinput')
      .map(({ deviceId, label }) => ({ deviceId, label }));
  } catch {
    return [];
  }
}

/**
 * Tells when cameras come and go.
 * @param onChange - Called with the new list.
 * @param signal - Ends it.
 */
export function watchCameras(
  onChange: (cameras: readonly CameraDevice[]) => void,
  signal: AbortSignal,
): void {
  const { navigator } = globalThis as { navigator?: { mediaDevices?: MediaDevices } };
  const report = async () => {
    const cameras = await listCameras();
    if (!signal.aborted) onChange(cameras);
  };
  navigator?.mediaDevices?.addEventListener('devicechange', () => void report(), { signal });
}
