// What a pad was taught is kept in the browser, and comes back whatever else happens to the pad.
import type { Page } from '@playwright/test';
import type { DigitGesturePad } from '../../src/element/index.js';
import type { PadPage } from './support/pad-page.js';
import { expect, test } from './support/test.js';

/** Bytes that are kept under a name. */
const keptAs = (page: Page, name: string) =>
  page.evaluate(async (name) => {
    // Opening a database that is not there would make it, empty, in the pad's way.
    const there = (await indexedDB.databases()).some(({ name }) => name === 'digit-gesture-pad');
    if (!there) return 0;
    return new Promise<number>((resolve) => {
      const opening = indexedDB.open('digit-gesture-pad');
      opening.onsuccess = () => {
        const reading = opening.result.transaction('autosave').objectStore('autosave').get(name);
        reading.onsuccess = () => {
          opening.result.close();
          resolve((reading.result as Blob | undefined)?.size ?? 0);
        };
      };
    });
  }, name);

/** Until all that the pad knows is kept: as much as saving gives now, but for the digits of its date. */
async function isKept(pad: PadPage, name: string): Promise<void> {
  const size = await pad.is(async (element) => (await element.save()).size);
  await expect.poll(() => keptAs(pad.page, name)).toBeGreaterThan(size - 20);
}

test('autosave: what was taught is there after a reload, before anything is pressed', async ({
  pad,
  page,
}) => {
  await pad.open({ autosave: 'e2e' });
  await pad.start();
  await pad.teach('1', 1);
  await pad.teach('3', 1);
  await isKept(pad, 'e2e');
  await page.reload();
  await pad.counts('1', 1);
  await pad.counts('3', 1);
  expect(await pad.is((element) => element.stream)).toBeNull();
  await pad.predict();
  await pad.sees('3');
});

test('a page that starts the pad at once, or sets it up anew, loses nothing that was kept; each name has its own', async ({
  pad,
  page,
}) => {
  await pad.open({ autosave: 'ann' });
  await pad.start();
  await pad.teach('1', 2);
  await isKept(pad, 'ann');

  await page.addInitScript(() => {
    void customElements.whenDefined('digit-gesture-pad').then(async () => {
      const pad = document.querySelector('digit-gesture-pad')!;
      while (!pad.autosave) await new Promise((resolve) => setTimeout(resolve));
      const started = pad.start();
      await pad.updateComplete;
      pad.labels = ['1', '3'];
      await started;
    });
  });
  await page.reload();
  await pad.reaches('ready');
  await pad.counts('1', 2);
  expect(await pad.is((element) => element.labels)).toEqual(['1', '3']);

  await pad.is((element) => (element.autosave = 'ben'));
  await pad.counts('1', 0);
  await pad.teach('3', 1);
  await isKept(pad, 'ben');
  await pad.is((element) => (element.autosave = 'ann'));
  await pad.counts('1', 2);
  await pad.counts('3', 0);
  await pad.is((element) => (element.autosave = 'ben'));
  await pad.counts('3', 1);
  await pad.counts('1', 0);
  // What is kept under one name never comes back under another.
  await expect(pad.part('undo')).toBeDisabled();
});

test('the labels are those that the page has now, not those that it had when samples were kept', async ({
  pad,
}) => {
  await pad.open({ labels: '1 3', autosave: 'e2e' });
  await pad.start();
  await pad.teach('1', 1);
  await pad.teach('3', 1);
  await isKept(pad, 'e2e');
  await pad.open({ labels: '1 x 3 y', autosave: 'e2e' });
  await pad.counts('1', 1);
  await pad.counts('y', 0);
  // It has learnt them, for all labels that there are.
  await pad.startKnowing();
  await pad.sees('3');
});

test('a file with another head is there after a reload', async ({ pad, page }) => {
  await pad.open({ head: 'mlp', labels: 'left right' });
  await pad.start();
  await pad.show('1');
  await pad.is((element) => element.capture('left').then(() => undefined));
  const file = await pad.is(async (element) => [
    ...new Uint8Array(await (await element.save()).arrayBuffer()),
  ]);
  await pad.open({ autosave: 'e2e' });
  await pad.pad.evaluate(
    (element, bytes) => (element as unknown as DigitGesturePad).load(new Blob([new Uint8Array(bytes)])),
    file,
  );
  await pad.counts('left', 1);
  await isKept(pad, 'e2e');
  for (let visit = 0; visit < 2; visit++) {
    await page.reload();
    await pad.counts('left', 1);
    expect(await pad.is((element) => element.head)).toBe('mlp');
  }
});

test('what was kept and can not be used any more is said, and the pad starts all the same', async ({
  pad,
}) => {
  await pad.open({ autosave: 'e2e' });
  await pad.start();
  await pad.teach('1', 1);
  await isKept(pad, 'e2e');
  await pad.open({ autosave: 'e2e', backbone: 'mobilenet' });
  await pad.start();
  expect(await pad.told('error')).toMatchObject([{ error: 'invalid-archive' }]);
  await pad.counts('1', 0);
  await pad.teach('1', 1);
});

test('what was cleared is gone, however soon the page is loaded again', async ({ pad, page }) => {
  await pad.open({ autosave: 'e2e' });
  await pad.start();
  await pad.teach('1', 1);
  await pad.teach('3', 1);
  await isKept(pad, 'e2e');
  // As the first thing in another visit: there are samples before there is a classifier.
  await page.reload();
  await pad.counts('1', 1);
  await pad.part('clear-all').click();
  await pad.counts('1', 0);
  await page.reload();
  await pad.start();
  await pad.counts('1', 0);
  expect(await pad.is((element) => element.classifier!.samples.length)).toBe(0);
});

test('what a browser does not keep is said once, not after every sample', async ({ pad, page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { puts: 0 });
    IDBObjectStore.prototype.put = () => {
      (window as unknown as { puts: number }).puts++;
      throw new DOMException('It is full.', 'QuotaExceededError');
    };
  });
  await pad.open({ autosave: 'e2e' });
  await pad.start();
  for (let samples = 1; samples <= 2; samples++) {
    await pad.teach('1', 1);
    await page.waitForFunction((n) => (window as unknown as { puts: number }).puts === n, samples);
  }
  await expect.poll(async () => (await pad.told('error')).length).toBe(1);
});
