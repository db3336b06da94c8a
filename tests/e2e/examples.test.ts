// Each example does what it is there to show.
import { readdirSync } from 'node:fs';
import { expect, test } from './support/test.js';

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

for (const name of ['plain', 'react', 'vue', 'svelte']) {
  test(`${name}: what is held up is told to the page`, async ({ pad, page }) => {
    await page.goto(`examples/${name}/`);
    await pad.startKnowing();
    await pad.sees('9');
    await expect(page.locator('output')).toHaveText('9');
    await pad.sees('2');
    await expect(page.locator('output')).toHaveText(name === 'plain' ? '2' : '9 2');
  });
}

test('form: a code of four digits is held up and sent', async ({ pad, page }) => {
  await page.goto('examples/form/');
  await pad.startKnowing();
  const code = page.locator('input[name=code]');
  /** Nothing is held up for longer than a digit would have to be. */
  const handDown = async () => {
    await pad.show('none');
    await pad.is(
      (element) =>
        new Promise<void>((resolve) => {
          let since = Infinity;
          element.addEventListener('prediction', ({ prediction: { label, timestamp } }) => {
            since = label === null ? Math.min(since, timestamp) : Infinity;
            if (timestamp - since > 1.2 * element.hold) resolve();
          });
        }),
    );
  };
  await pad.sees('7');
  await expect(code).toHaveValue('7');
  await pad.sees('1');
  await expect(code).toHaveValue('71');
  // Twice the same, with the hand down between.
  await handDown();
  await pad.sees('1');
  await expect(code).toHaveValue('711');
  await pad.sees('7');
  await expect(code).toHaveValue('7117');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.locator('#result')).toHaveText('Sent 7117, last digit 7');
});

test('SDK only: samples by button, training and a prediction', async ({ pad, page }) => {
  await page.goto('examples/sdk/');
  const status = page.locator('#status');
  await expect(status).toHaveText(/^Ready, on \w+\.$/, { timeout: 60_000 });
  for (const digit of ['3', '5']) {
    await pad.show(digit);
    await page.getByRole('button', { name: digit, exact: true }).click();
    await expect(page.getByRole('button', { name: `${digit} (1)` })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Train' }).click();
  await expect(page.getByRole('button', { name: 'Predict' })).toBeEnabled();
  await page.getByRole('button', { name: 'Predict' }).click();
  for (const digit of ['5', '3']) {
    await pad.show(digit, 'test');
    await expect(page.locator('#answer')).toHaveText(new RegExp(`^${digit} \\(\\d+`), { timeout: 30_000 });
  }
});
