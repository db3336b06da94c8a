// The whole way a person goes, on a real camera stream (a film in Chromium's fake camera) and a real model.
import { readFile } from 'node:fs/promises';
import { expect, test } from './support/film-test.js';

test.setTimeout(300_000);

test('least squares: take samples by tap, key and holding, predict others, save, load, predict again', async ({
  pad,
  page,
}) => {
  await pad.open();
  await expect(pad.part('welcome')).toContainText('Teach this page your hand signs');
  await pad.start();
  await expect(pad.part('predict')).toBeDisabled();

  // A tap takes one.
  await pad.scene('0', 'learn');
  await pad.label('0').click();
  await expect.poll(() => pad.count('0')).toBe(1);
  // Holding a button goes on taking them.
  await pad.holdButton('0', 4);
  await pad.holdButton('2', 5);
  // So does holding the digit's key, with focus in the pad.
  await pad.label('0').focus();
  await pad.hold(
    '5',
    5,
    () => page.keyboard.down('5'),
    () => page.keyboard.up('5'),
  );
  await expect(pad.part('sample').first()).toBeVisible();

  // Least squares has learned by itself.
  await expect(pad.part('report')).toContainText('right on samples it was not trained on');
  await pad.part('predict').click();
  await pad.reaches('predicting');
  for (const digit of ['2', '5', '0']) await pad.sees(digit);

  const downloading = page.waitForEvent('download');
  await pad.part('save').click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('gestures.gesture');
  const file = await readFile(await download.path());
  const counts = await Promise.all(['0', '2', '5'].map((digit) => pad.count(digit)));

  await page.reload();
  await pad.pad.locator('input[type=file]').setInputFiles({
    name: 'gestures.gesture',
    mimeType: 'application/x-digit-gesture+zip',
    buffer: file,
  });
  await expect.poll(() => Promise.all(['0', '2', '5'].map((digit) => pad.count(digit)))).toEqual(counts);
  // Predicting starts the camera by itself.
  await pad.part('predict').click();
  await pad.reaches('predicting');
  for (const digit of ['5', '0', '2']) await pad.sees(digit);
});

test('mlp: the same with the train button, live figures and a stop', async ({ pad, page }) => {
  await pad.open({ head: 'mlp' });
  await pad.start();
  for (const digit of ['0', '2', '5']) await pad.holdButton(digit, 6);
  await expect(pad.part('predict')).toBeDisabled();

  await pad.part('train').click();
  await pad.reaches('training');
  await expect(pad.part('loss')).toHaveText(/^\d+\.\d{3}$/);
  await expect(pad.part('accuracy')).toHaveText(/%$/);
  await expect(pad.part('train')).toHaveText('Stop training');
  await pad.part('train').click();
  await pad.reaches('ready');
  await expect(pad.part('predict')).toBeDisabled();

  await pad.part('train').click();
  await expect(pad.part('train')).toHaveText('Train again', { timeout: 120_000 });
  const told = await page.evaluate(() =>
    (window as unknown as { told: { type: string }[] }).told.map(({ type }) => type),
  );
  expect(told.filter((type) => type === 'epoch').length).toBeGreaterThanOrEqual(10);
  expect(told.filter((type) => type === 'trained')).toHaveLength(1);

  await pad.part('predict').click();
  await pad.reaches('predicting');
  for (const digit of ['0', '2', '5']) await pad.sees(digit);

  const downloading = page.waitForEvent('download');
  await pad.part('save').click();
  const file = await readFile(await (await downloading).path());
  await page.reload();
  await pad.pad.locator('input[type=file]').setInputFiles({
    name: 'x.gesture',
    mimeType: 'application/octet-stream',
    buffer: file,
  });
  await expect.poll(() => pad.count('2')).toBeGreaterThanOrEqual(6);
  await pad.part('predict').click();
  await pad.reaches('predicting');
  await pad.sees('2');
});

test('undo, removing and clearing change what is there, and undo brings it back', async ({ pad, page }) => {
  await pad.open();
  await pad.start();
  for (const label of ['1', '1', '3']) {
    const before = await pad.count(label);
    await pad.label(label).click();
    await expect.poll(() => pad.count(label)).toBe(before + 1);
  }
  await expect(pad.part('sample')).toHaveCount(1);
  await pad.pad.locator('.samples-of select').selectOption('1');
  await expect(pad.part('sample')).toHaveCount(2);

  await pad.part('sample').first().click();
  await expect.poll(() => pad.count('1')).toBe(1);
  await pad.part('undo').click();
  await expect.poll(() => pad.count('1')).toBe(2);
  await expect(pad.pad.locator('.thumb canvas')).toHaveCount(2);

  await pad.part('clear-label').click();
  await expect.poll(() => pad.count('1')).toBe(0);
  expect(await pad.count('3')).toBe(1);
  await pad.part('clear-all').click();
  await expect.poll(() => pad.count('3')).toBe(0);
  await page.keyboard.press('Control+z');
  await expect.poll(() => pad.count('3')).toBe(1);
  await pad.part('undo').click();
  await expect.poll(() => pad.count('1')).toBe(2);
  // What was taken can be undone too, one press at a time.
  await pad.part('undo').click();
  await expect.poll(() => pad.count('3')).toBe(0);
});

test('a file dropped on the pad is opened, a wrong one is refused with a reason and changes nothing', async ({
  pad,
}) => {
  await pad.open();
  await pad.start();
  await pad.label('7').click();
  await expect.poll(() => pad.count('7')).toBe(1);
  const drop = (content: number[]) =>
    pad.pad.evaluate((element, bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], 'x.gesture'));
      for (const type of ['dragover', 'drop']) {
        element.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      }
    }, content);
  await drop([1, 2, 3]);
  await expect(pad.part('status')).toContainText('This file can’t be opened');
  expect(await pad.count('7')).toBe(1);

  const saved = await pad.is(async (element) => [
    ...new Uint8Array(await (await element.save()).arrayBuffer()),
  ]);
  await pad.part('clear-all').click();
  await expect.poll(() => pad.count('7')).toBe(0);
  await drop(saved);
  await expect.poll(() => pad.count('7')).toBe(1);
});

test('autosave: what was taught is there after a reload, before anything is pressed', async ({
  pad,
  page,
}) => {
  await pad.open({ autosave: 'e2e' });
  await pad.start();
  for (const label of ['1', '3']) {
    await pad.label(label).click();
    await expect.poll(() => pad.count(label)).toBe(1);
  }
  const kept = () =>
    page.evaluate(async () => {
      // Opening a database that is not there would make it, empty, in the pad's way.
      const there = (await indexedDB.databases()).some(({ name }) => name === 'digit-gesture-pad');
      if (!there) return 0;
      return new Promise<number>((resolve) => {
        const opening = indexedDB.open('digit-gesture-pad');
        opening.onsuccess = () => {
          const reading = opening.result.transaction('autosave').objectStore('autosave').get('e2e');
          reading.onsuccess = () => {
            opening.result.close();
            resolve((reading.result as Blob | undefined)?.size ?? 0);
          };
        };
      });
    });
  // Both samples, not only the first: as much as saving gives now, but for the digits of its date.
  const size = await pad.is(async (element) => (await element.save()).size);
  await expect.poll(kept).toBeGreaterThan(size - 20);
  await page.reload();
  await expect.poll(() => pad.count('1')).toBe(1);
  await expect.poll(() => pad.count('3')).toBe(1);
  expect(await pad.is((element) => element.stream)).toBeNull();
  await pad.part('predict').click();
  await pad.reaches('predicting');
});
