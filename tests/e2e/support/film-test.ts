// The same with photographs: real hands of many people, where ../shared has them.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { canMakeClips, makeClip } from '../../../tools/clips/make-clip.mjs';
import { browserArgs } from '../../../tools/run/browser.mjs';
import { FilmPad } from './film-pad.js';
import { readMarks } from './marks.js';
import { test as base } from './test.js';

const film = fileURLToPath(new URL('../../../temp/film-0-2-5.y4m', import.meta.url));

/** The test with, as the camera, a film of hands: 0, 2 and 5, by people to learn from and others. */
export const test = base.extend<{ pad: FilmPad }, { film: string | null }>({
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
    async ({ launchOptions, film }, use) => {
      await use({ ...launchOptions, args: browserArgs(film ? { camera: film } : {}) });
    },
    { scope: 'worker' },
  ],
  pad: async ({ page, film }, use, info) => {
    info.skip(film === null, '../shared (photographs and models) is not here');
    await page.addInitScript(readMarks);
    await use(new FilmPad(page, null));
  },
});

export { expect } from './test.js';
