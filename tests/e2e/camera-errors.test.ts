// What stops a camera, each with a sentence of its own and a retry that works once it can.
import { test as base, expect } from './support/test.js';
import { PadPage } from './support/pad-page.js';

/** What the pad says on its picture. */
const test = base.extend<{ says: (sentence: string) => Promise<void> }>({
  says: async ({ pad }, use) => {
    await use(async (sentence) => {
      await expect(pad.part('error')).toContainText(sentence);
      await pad.reaches('error');
      await pad.hasLive(0);
    });
  },
});

// Without it, Chromium asks for permission; headless it has nobody to ask, so what is not granted is denied.
test.use({ flags: ['!--use-fake-ui-for-media-stream'] });

test('permission denied: says where to allow it; granted, the retry works', async ({
  pad,
  context,
  says,
}) => {
  await pad.open();
  await pad.part('start').click();
  await says('The camera is blocked for this page. Allow it with the icon beside the address');
  await pad.look('error-denied');
  await pad.part('retry').click();
  await says('The camera is blocked');
  await context.grantPermissions(['camera']);
  await pad.part('retry').click();
  await pad.reaches('ready');
  await expect(pad.part('error')).toHaveCount(0);
  await expect
    .poll(async () => (await pad.told('error')).map(({ error }) => error))
    .toEqual(['camera-unavailable', 'camera-unavailable']);
});

test('permission taken back while running: says that it is blocked; granted again, the retry works', async ({
  pad,
  page,
  context,
  says,
}) => {
  await context.grantPermissions(['camera']);
  await pad.open();
  await pad.start();
  // What "Block" beside the address does.
  const browser = await context.newCDPSession(page);
  const { targetInfo } = await browser.send('Target.getTargetInfo');
  const setting = {
    permission: { name: 'camera' },
    origin: new URL(page.url()).origin,
    ...(targetInfo.browserContextId && { browserContextId: targetInfo.browserContextId }),
  };
  await browser.send('Browser.setPermission', { ...setting, setting: 'denied' });
  await says('The camera is blocked for this page.');
  await browser.send('Browser.setPermission', { ...setting, setting: 'granted' });
  await pad.part('retry').click();
  await pad.reaches('ready');
});

test('no camera: connected, the retry works', async ({ pad, camera, context, says }) => {
  await context.grantPermissions(['camera']);
  camera.unplug();
  await pad.open();
  await pad.part('start').click();
  await says('No camera was found. Connect one, then try again.');
  await pad.look('error-none');
  camera.plugIn();
  await pad.part('retry').click();
  await pad.reaches('ready');
});

test('unplugged while running, and plugged in again: goes on by itself', async ({
  pad,
  camera,
  context,
  says,
}) => {
  await context.grantPermissions(['camera']);
  await pad.open();
  await pad.start();
  await pad.teach('3', 1);
  camera.unplug();
  await says('The camera stopped. Plug it in again to go on.');
  await pad.look('error-unplugged');
  expect(await pad.is((element) => element.error?.name)).toBe('CameraError');
  camera.plugIn();
  await pad.deviceChange();
  await pad.reaches('ready');
  expect(await pad.count('3')).toBe(1);
});

test('plugged in again while the page is hidden: stays off until the page is shown, and goes on then', async ({
  pad,
  camera,
  context,
  says,
}) => {
  await context.grantPermissions(['camera']);
  await pad.open();
  await pad.start();
  camera.unplug();
  await says('The camera stopped.');
  await pad.hide(true);
  camera.plugIn();
  await pad.deviceChange();
  expect(await pad.is((element) => element.state)).toBe('error');
  expect(await pad.tracks()).toEqual({ live: 0, asked: 1 });
  await pad.hide(false);
  await pad.reaches('ready');
});

test('busy: says that another program has it; let go, it goes on by the retry, by itself, or once it is looked at', async ({
  pad,
  page,
  context,
  says,
}) => {
  await context.grantPermissions(['camera']);
  for (const goOn of [
    () => pad.part('retry').click(),
    () => pad.deviceChange(),
    () => pad.hide(true).then(() => pad.hide(false)),
  ]) {
    await pad.open();
    // A camera of Chromium's own making is never busy: the rejection is what a real one gives.
    await page.evaluate(() => {
      const { mediaDevices } = navigator;
      const real = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = () => {
        mediaDevices.getUserMedia = real;
        return Promise.reject(new DOMException('Could not start video source', 'NotReadableError'));
      };
    });
    await pad.part('start').click();
    await says('Another program is using the camera. Close it, then try again.');
    await pad.look('error-busy');
    await goOn();
    await pad.reaches('ready');
  }
});

test('a model that did not arrive: a pad that starts by itself goes on once the network is back', async ({
  pad,
  page,
  guard,
  context,
  says,
}) => {
  guard.allow(/ERR_FAILED/);
  await context.grantPermissions(['camera']);
  await page.route('**/*.bin', (route) => route.abort());
  await pad.open({ autostart: '' });
  await says('The recognition model could not be loaded.');
  await page.unroute('**/*.bin');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await pad.reaches('ready');
});

test('insecure page: says to use https', async ({ pad, page, guard, baseURL, says }) => {
  // The same pages under a host's name that is not this machine: to browsers, insecure without https.
  guard.allow(/insecure\.test/);
  await page.route('http://insecure.test/**', async (route) => {
    const { pathname, search } = new URL(route.request().url());
    await route.fulfill({
      response: await route.fetch({ url: `${new URL(baseURL!).origin}${pathname}${search}` }),
    });
  });
  await pad.open({}, 'http://insecure.test/pages/pad.html');
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await pad.part('start').click();
  await says('Cameras only work on secure pages. Open this page with https://');
  await pad.look('error-insecure');
});

test('a frame of another origin without allow="camera" says so; with it, the camera starts', async ({
  pad: { page },
  context,
  baseURL,
  guard,
}) => {
  guard.allow(/Permissions policy violation: camera/);
  await context.grantPermissions(['camera']);
  const inner = `http://pad.localhost:${new URL(baseURL!).port}/pages/pad.html?backends=wasm&starter=off`;
  await page.goto(`pages/frame.html?${new URLSearchParams({ src: inner }).toString()}`);
  const pad = new PadPage(page, null, page.frameLocator('iframe'));
  await pad.part('start').click();
  await expect(pad.part('error')).toContainText(
    'This page sits inside another one that keeps the camera from it. Open it in a tab of its own.',
  );
  await pad.look('error-policy');
  await page.goto(`pages/frame.html?${new URLSearchParams({ src: inner, allow: 'camera' }).toString()}`);
  await pad.start();
});
