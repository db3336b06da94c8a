// Node has no cameras: what browsers give is stood in for here. The pages' tests open Chromium's.
import { afterEach, expect, it, vi } from 'vitest';
import { listCameras, openCamera } from '../../src/index.js';
import { watchCameras } from '../../src/frame/camera-list.js';

afterEach(() => vi.unstubAllGlobals());

/** A browser with one camera, which counts how often it is asked for it. */
function pretendCamera() {
  const camera = { asked: 0, live: 0 };
  const stream = (): MediaStream => {
    camera.live++;
    const track = Object.assign(new EventTarget(), {
      readyState: 'live',
      getSettings: () => ({ deviceId: 'one' }),
      stop() {
        if (track.readyState === 'live') camera.live--;
        track.readyState = 'ended';
      },
    });
    const tracks = () => [track];
    return { getTracks: tracks, getVideoTracks: tracks, clone: stream } as unknown as MediaStream;
  };
  const getUserMedia = async () => {
    camera.asked++;
    await new Promise((resolve) => setTimeout(resolve, 5));
    return stream();
  };
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } });
  return camera;
}

it('two who want the camera at once share it: phones open a camera only once', async () => {
  const camera = pretendCamera();
  const [first, second] = await Promise.all([openCamera(), openCamera()]);
  expect(camera).toEqual({ asked: 1, live: 2 });
  first.close();
  expect(camera.live).toBe(1);
  second.close();
  expect(camera.live).toBe(0);
  (await openCamera()).close();
  expect(camera).toEqual({ asked: 2, live: 0 });
});

it('one who gives up leaves the camera to the other, and its light goes off with that one', async () => {
  const camera = pretendCamera();
  const controller = new AbortController();
  const first = openCamera({ signal: controller.signal });
  const second = openCamera();
  await Promise.resolve();
  controller.abort(new Error('enough'));
  await expect(first).rejects.toThrow('enough');
  (await second).close();
  expect(camera.live).toBe(0);
});

it('where there are no cameras at all, none are listed and nothing is watched', async () => {
  vi.stubGlobal('navigator', undefined);
  expect(await listCameras()).toEqual([]);
  watchCameras(() => expect.fail('no camera can come'), new AbortController().signal);
});
