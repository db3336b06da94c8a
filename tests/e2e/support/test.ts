import { test as base } from '@playwright/test';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { canMakeClips, makeClip } from '../../../tools/clips/make-clip.mjs';
import { browserArgs } from '../../../tools/run/browser.mjs';
import { PadPage } from './pad-page.js';

const film = fileURLToPath(new URL('../../../temp/film-0-2-5.y4m', import.meta.url));

/** Playwright's test with a pad and, as the camera, a film of hands: 0, 2 and 5, by people to learn from and others. */
export const test = base.extend<{ pad: PadPage }, { flags: string[]; film: string | null }>({
  /** More flags for the browser. */
  flags: [[], { option: true, scope: 'worker' }],
  film: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are used from this pattern
    async ({}, use) => {
      if (!canMakeClips()) return use(null);
      if (!existsSync(film)) await makeClip(film, { digits: ['0', '2', '5'] });
      await use(film);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  launchOptions: [
    async ({ launchOptions, film, flags }, use) => {
      const args = browserArgs(film ? { camera: film } : {}).filter((arg) => !flags.includes(`!${arg}`));
      await use({ ...launchOptions, args: [...args, ...flags.filter((flag) => !flag.startsWith('!'))] });
    },
    { scope: 'worker' },
  ],
  pad: async ({ page, film }, use, info) => {
    info.skip(film === null, '../shared (photographs and models) is not here');
    await page.addInitScript(readFilm);
    await use(new PadPage(page));
  },
});

export { expect } from '@playwright/test';

/** Runs in the page: reads the marks on the edge of the film from the pad's video. */
function readFilm(): void {
  const canvas = document.createElement('canvas');
  canvas.width = 20;
  canvas.height = 60;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  globalThis.filmShows = () => {
    const video = document.querySelector('digit-gesture-pad')?.shadowRoot?.querySelector('video');
    if (!video || video.readyState < 2) return null;
    context.drawImage(video, 0, 0, 20, 60, 0, 0, 20, 60);
    const { data } = context.getImageData(0, 0, 20, 60);
    const [digit, part, progress] = [10, 30, 50].map((y) => data[(y * 20 + 10) * 4]);
    return {
      digit: String(Math.round((digit - 20) / 20)),
      part: part > 120 ? 'test' : 'learn',
      progress: (progress - 20) / 200,
    };
  };
}
