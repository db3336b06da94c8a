import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { freePort } from '../../tools/run/free-port.mjs';
import { serve } from '../../tools/run/server.mjs';
import { addPictures } from './support/consumer.js';
import { openBrowser, openPage, padResult } from './support/open-page.js';

test('a page with an import map runs the same code without a bundler', async () => {
  const { folder } = inject('consumer');
  const page = join(folder, 'import-map');
  await copyFile(join(folder, 'pad/main.js'), join(page, 'main.js'));
  await addPictures(folder, page);
  const folders = { page, 'digit-gesture': join(folder, 'node_modules/digit-gesture') };
  const server = await serve({ folders, port: Number(await freePort()) });
  const browser = await openBrowser();
  try {
    const { result, otherHosts, scripts } = await openPage(browser, `${server.url}page/`);
    expect(result).toEqual(padResult);
    expect(otherHosts).toEqual([]);
    expect([...scripts].filter((name) => name.includes('tfjs-layers') || name.includes('mlp'))).toEqual([]);
  } finally {
    await browser.close();
    server.close();
  }
});
