// The whole way a person goes: real camera stream, real model; only the hands are drawn.
import { readFile } from 'node:fs/promises';
import { expect, test } from './support/test.js';

test('samples by button, by key and by holding; learns by itself; predicts another person; save, reload, load', async ({
  pad,
  page,
}) => {
  await pad.open();
  await expect(pad.part('welcome')).toContainText('Pictures stay on this device.');
  await pad.start();

  // A tap takes one sample.
  await pad.show('0');
  await pad.label('0').click();
  await pad.counts('0', 1);
  // Holding a button goes on taking them.
  await pad.holdButton('0', 3);
  await pad.show('2');
  await pad.holdButton('2', 3);
  // So does holding the digit's key, with focus in the pad.
  await pad.show('5');
  await pad.label('0').focus();
  await pad.hold(
    '5',
    3,
    () => page.keyboard.down('5'),
    () => page.keyboard.up('5'),
  );
  await pad.show('7');
  await page.keyboard.press('7');
  await pad.counts('7', 1);
  await pad.show('none');

  await expect.poll(async () => (await pad.told('trained')).length).toBeGreaterThan(0);
  await pad.predict();
  for (const digit of ['2', '5', '0', '7']) await pad.sees(digit);
  await pad.show('none');
  await expect(pad.part('prediction')).toHaveText('Show me a sign');

  const downloading = page.waitForEvent('download');
  await pad.part('save').click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('gestures.gesture');
  const file = await readFile(await download.path());
  const counts = () => Promise.all(['0', '2', '5', '7'].map((digit) => pad.count(digit)));
  const taken = await counts();

  await page.reload();
  expect(await counts()).toEqual([0, 0, 0, 0]);
  const mimeType = 'application/x-digit-gesture+zip';
  await pad.pad
    .locator('input[type=file]')
    .setInputFiles({ name: 'gestures.gesture', mimeType, buffer: file });
  await expect.poll(counts).toEqual(taken);
  // Predicting starts the camera by itself.
  await pad.predict();
  for (const digit of ['5', '7', '0', '2']) await pad.sees(digit);
});

test('mlp: the train button, live figures, a stop, a prediction; save, reload, load', async ({
  pad,
  page,
}) => {
  await pad.open({ head: 'mlp' });
  await pad.start();
  for (const digit of ['0', '5']) await pad.teach(digit, 2);
  // Longer than anybody would wait, so that there is something to stop.
  await pad.is((element) => void element.train({ epochs: 10_000 }).catch(() => undefined));
  await pad.reaches('training');
  await expect(pad.part('loss')).toHaveText(/^\d+\.\d{3}$/);
  await expect(pad.part('accuracy')).toHaveText(/%$/);
  await expect(pad.part('train')).toHaveText('Stop training');
  await pad.part('train').click();
  await pad.reaches('ready');

  await pad.part('train').click();
  await expect(pad.part('train')).toHaveText('Train again', { timeout: 60_000 });
  const epochs = (await pad.told('epoch')).length;
  expect(epochs).toBeGreaterThanOrEqual(10);
  expect(await pad.told('trained')).toHaveLength(1);
  // Ten rounds over four samples teach a network little: more and longer ones here, in place of a hundred samples.
  await pad.is((element) =>
    element.train({ epochs: 150, learningRate: 1e-3, seed: 1 }).then(() => undefined),
  );
  await pad.predict();
  for (const digit of ['5', '0']) await pad.sees(digit);

  const downloading = page.waitForEvent('download');
  await pad.part('save').click();
  const buffer = await readFile(await (await downloading).path());
  await page.reload();
  const file = { name: 'x.gesture', mimeType: 'application/octet-stream', buffer };
  await pad.pad.locator('input[type=file]').setInputFiles(file);
  await pad.counts('5', 2);
  await pad.predict();
  for (const digit of ['0', '5']) await pad.sees(digit);
});
