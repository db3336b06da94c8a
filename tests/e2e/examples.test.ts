import { expect, test } from '@playwright/test';
import { readdirSync } from 'node:fs';

test('the index links every example, and no other', async ({ page }) => {
  const folder = new URL('../../examples/', import.meta.url);
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html') && name !== 'index.html')
    .map((name) => name.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1'));
  await page.goto('examples/');
  const links = await page
    .locator('main a')
    .evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute('href')?.replace(/^\.\//, '')));
  expect(links.sort()).toEqual(pages.sort());
});
