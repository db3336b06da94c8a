// A model of Teachable Machine's, opened in the pad as a person would.
import { teachableFiles, zip } from '../support/teachable-models.js';
import { expect, test } from './support/test.js';

test('a zip of Teachable Machine’s: its labels take the place of the digits, and it answers', async ({
  pad,
  page,
}) => {
  const buffer = Buffer.from(await zip(await teachableFiles()).arrayBuffer());
  await pad.open();
  const file = { name: 'converted_tfjs.zip', mimeType: 'application/zip', buffer };
  await pad.pad.locator('input[type=file]').setInputFiles(file);
  // What is in it is text, whatever it looks like.
  const labels = ['Class 1', 'two', '<b>'];
  const names = pad.part('label-button');
  await expect(names).toHaveCount(labels.length);
  for (const label of labels) await expect(names.filter({ hasText: label })).toHaveCount(1);
  expect(await pad.is((element) => element.classifier?.loadedFrom)).toBe('teachable-machine');

  await pad.predict();
  const scores = await pad.is(
    (element) =>
      new Promise<number[]>((resolve) => {
        element.addEventListener(
          'prediction',
          ({ prediction }) => resolve(prediction.scores.map(({ score }) => score)),
          { once: true },
        );
      }),
  );
  expect(scores).toHaveLength(labels.length);
  expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 3);
  await page.reload();
  await expect(names).toHaveCount(10);
});
