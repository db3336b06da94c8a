import { expect, test as base } from '@playwright/test';
import { browserArgs } from '../../../tools/run/browser.mjs';
import { FakeCamera } from './fake-camera.js';
import { Guard } from './guard.js';
import { readMarks } from './marks.js';
import { PadPage } from './pad-page.js';
import { watchTracks } from './tracks.js';

/**
 * Playwright's test with a pad before a camera that shows drawn hands. Every test fails on a request to another host
 * and on an error that it did not expect.
 */
export const test = base.extend<
  { pad: PadPage; guard: Guard },
  { camera: FakeCamera; flags: readonly string[] }
>({
  /** More flags for the browser; one that begins with `!` takes a usual one away. */
  flags: [[], { option: true, scope: 'worker' }],
  camera: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are used from this pattern
    async ({}, use, { workerIndex }) => {
      const camera = await FakeCamera.open(`camera-${workerIndex}`);
      await use(camera);
      camera.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  launchOptions: [
    async ({ launchOptions, camera, flags }, use) => {
      const unwanted = flags.filter((flag) => flag.startsWith('!')).map((flag) => flag.slice(1));
      const usual = browserArgs({ camera: camera.path }).filter(
        (arg) => !unwanted.some((name) => arg === name || arg.startsWith(`${name}=`)),
      );
      await use({ ...launchOptions, args: [...usual, ...flags.filter((flag) => !flag.startsWith('!'))] });
    },
    { scope: 'worker' },
  ],
  guard: [
    async ({ context }, use) => {
      const guard = new Guard(context);
      await use(guard);
      expect(guard.problems, 'nothing asked of other hosts, no unexpected error').toEqual([]);
    },
    { auto: true },
  ],
  pad: async ({ page, camera }, use) => {
    camera.plugIn();
    camera.hold('none', 'learn');
    await page.addInitScript(readMarks);
    await page.addInitScript(watchTracks);
    await use(new PadPage(page, camera));
  },
});

export { expect } from '@playwright/test';
