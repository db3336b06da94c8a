import { expect } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { layoutProblems } from './layout.js';
import type { PadPage } from './pad-page.js';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** No violation of any of axe's rules, best practices included. */
export async function expectAccessible({ page }: PadPage, what: string): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.addScriptTag({ path: axe });
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } };
    return (await axe.run()).violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, failureSummary }) => ({ id, help, html, failureSummary })),
    );
  });
  expect(violations, `${what}: axe`).toEqual([]);
}

export async function expectTidy({ page }: PadPage, what: string): Promise<void> {
  expect(await page.evaluate(layoutProblems), `${what}: layout`).toEqual([]);
}

/**
 * Looks at a pad as it is now: in light and dark with axe, wide, narrow and from right to left for its layout.
 *
 * Pictures are not compared with pictures from another day: fonts differ between machines, and browsers draw anew with
 * each version, so such a test fails where nothing is wrong. What can be said of every machine is checked instead
 * (nothing overflows, overlaps or is too small; text stands out from its background, by axe; dark is dark and light is
 * light), and the pictures themselves are written to test-results/looks for people.
 */
export async function inspect(pad: PadPage, state: string): Promise<void> {
  const { page } = pad;
  const shoot = async (variant: string) => {
    const path = `test-results/looks/${state}-${variant}.png`;
    return page.screenshot({ path, fullPage: true, animations: 'disabled' });
  };
  const look = async (variant: string) => pad.look(`${state}-${variant}`);
  const wide = page.viewportSize()!;

  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expectAccessible(pad, `${state}, light`);
  await expectTidy(pad, `${state}, wide`);
  const light = await brightness(await shoot('light'));

  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(pad, `${state}, dark`);
  const dark = await brightness(await shoot('dark'));
  expect(light - dark, `${state}: dark is darker than light`).toBeGreaterThan(60);

  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await look('forced-colors');
  await page.emulateMedia({ forcedColors: 'none' });

  await page.setViewportSize({ width: 320, height: 640 });
  await expectTidy(pad, `${state}, 320 px`);
  await look('narrow');
  await page.setViewportSize(wide);

  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  await expectTidy(pad, `${state}, right to left`);
  await look('rtl');
  await page.evaluate(() => (document.documentElement.dir = 'ltr'));
}

/** Mean of all pixels, 0 to 255. */
async function brightness(picture: Buffer): Promise<number> {
  const { channels } = await sharp(picture).greyscale().stats();
  return channels[0].mean;
}
