import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type NextApp, startNextApp } from './support/next-app.js';
import { openBrowser, openPage } from './support/open-page.js';
import { rawPicture } from './support/raw-picture.js';

const { folder } = inject('consumer');
let app: NextApp;

beforeAll(async () => {
  app = await startNextApp(folder);
}, 400_000);
afterAll(() => app.stop());

test('Next: a server component uses the package without a DOM; a client component shows the pad', async () => {
  const browser = await openBrowser();
  try {
    const { result, otherHosts } = await openPage(browser, app.url);
    expect(result).toEqual({ server: 'least-squares, no-hand', inWorker: true, clip: 'a digit' });
    expect(otherHosts).toEqual([]);
  } finally {
    await browser.close();
  }
});

test('Next: a route recognises a picture on the server', async () => {
  const { data, width } = await rawPicture(folder);
  const response = await fetch(`${app.url}recognise?width=${width}`, {
    method: 'POST',
    body: new Uint8Array(data),
  });
  expect(await response.json()).toEqual({ label: '3' });
});
