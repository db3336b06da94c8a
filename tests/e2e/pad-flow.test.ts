// The whole way a person goes before real hands: photographs of many people, where ../shared has them. What needs no
// photographs is tested before drawn hands, in the other files.
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
