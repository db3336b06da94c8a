// What becomes of samples once they are taken: away, and back again. What is kept is in kept.test.ts.
import { expect, test } from './support/test.js';

test('undo, removing and clearing change what is there, and undo brings it back', async ({ pad, page }) => {
  await pad.open();
  await pad.start();
  await pad.teach('1', 2);
  await pad.teach('3', 1);
  await expect(pad.part('sample')).toHaveCount(1);
  await pad.pad.locator('.samples-of select').selectOption('1');
  await expect(pad.part('sample')).toHaveCount(2);

  await pad.part('sample').first().click();
  await pad.counts('1', 1);
  await pad.part('undo').click();
  await pad.counts('1', 2);
  await expect(pad.pad.locator('.thumb canvas')).toHaveCount(2);

  await pad.part('clear-label').click();
  await pad.counts('1', 0);
  expect(await pad.count('3')).toBe(1);
  await pad.part('clear-all').click();
  await pad.counts('3', 0);
  await page.keyboard.press('Control+z');
  await pad.counts('3', 1);
  await pad.part('undo').click();
  await pad.counts('1', 2);
  // What was taken can be undone too, one press at a time.
  await pad.part('undo').click();
  await pad.counts('3', 0);
});

test('a file dropped on the pad is opened, a wrong one is refused with a reason and changes nothing', async ({
  pad,
}) => {
  await pad.open();
  await pad.start();
  await pad.teach('7', 1);
  const drop = (content: number[]) =>
    pad.pad.evaluate((element, bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], 'x.gesture'));
      for (const type of ['dragover', 'drop']) {
        element.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      }
    }, content);
  await drop([1, 2, 3]);
  // One sentence in the pad's language; what a program wants to know is in the event.
  const wrong = 'This file can’t be opened: it is damaged, or not one that this pad can read.';
  for (const part of ['status', 'notice']) await expect(pad.part(part)).toHaveText(wrong);
  expect(await pad.told('error')).toMatchObject([{ error: 'invalid-archive' }]);
  expect(await pad.count('7')).toBe(1);

  const saved = await pad.is(async (element) => [
    ...new Uint8Array(await (await element.save()).arrayBuffer()),
  ]);
  await pad.part('clear-all').click();
  await pad.counts('7', 0);
  await drop(saved);
  await pad.counts('7', 1);
  await pad.part('undo').click();
  await pad.counts('7', 0);

  // Also where nobody had started anything: labels and all.
  await pad.open({ labels: '7 up' });
  await drop(saved);
  await pad.counts('7', 1);
  await expect.poll(() => pad.is((element) => element.labels.length)).toBe(10);
  await pad.part('undo').click();
  await expect.poll(() => pad.is((element) => element.labels.length)).toBe(2);
  await pad.counts('7', 0);
});
