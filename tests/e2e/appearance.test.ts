// How a pad looks in each state it can be in, to eyes and to assistive technology.
import type { Locator } from '@playwright/test';
import { expectAccessible, expectTidy, inspect } from './support/inspect.js';
import { expect, test } from './support/test.js';

test.setTimeout(180_000);

test('idle, loading, ready', async ({ pad, page }) => {
  await pad.open();
  await inspect(pad, 'idle');
  const colour = (part: string) => pad.part(part).evaluate((button) => getComputedStyle(button).color);
  expect(await colour('save'), 'what is off looks off').not.toBe(await colour('load'));
  // The model is on its way for as long as its weights are held back.
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/*.bin', async (route) => {
    await held;
    await route.continue();
  });
  await pad.part('start').click();
  await expect(pad.part('loading')).toBeVisible();
  await expect(pad.part('status')).toHaveText('Getting ready…');
  await inspect(pad, 'loading');
  // Nobody waits for it any more, until somebody does again.
  await pad.is((element) => element.stop());
  await pad.reaches('idle', 2000);
  await pad.part('start').click();
  await expect(pad.part('loading')).toBeVisible();
  release();
  await pad.reaches('ready');
  await expect(pad.part('status')).toHaveText('Camera on.');
  await inspect(pad, 'ready');
});

test('samples, predicting, disabled', async ({ pad }) => {
  await pad.open();
  await pad.start();
  await pad.teach('5', 1);
  await pad.teach('0', 2);
  await inspect(pad, 'samples');
  await pad.predict();
  await pad.sees('5');
  await inspect(pad, 'predicting');
  await pad.show('none');
  await expect(pad.part('prediction')).toHaveText('Show me a sign');
  await inspect(pad, 'no-hand');
  await pad.is((element) => (element.disabled = true));
  await expect(pad.part('start')).toBeDisabled();
  await inspect(pad, 'disabled');
  await expect(pad.part('sample-clip')).toHaveCSS('border-color', 'rgba(0, 0, 0, 0)');
});

test('the report with confusions and suspects, a notice', async ({ pad }) => {
  await pad.open({ labels: 'thumbs-up thumbs-down rock-and-roll paper' });
  await pad.start();
  // One sign under two names: nobody could tell them apart.
  for (const [label, sign] of [
    ['thumbs-up', '1'],
    ['thumbs-down', '1'],
    ['rock-and-roll', '7'],
  ]) {
    await pad.show(sign);
    for (let n = 1; n <= 3; n++) {
      await pad.label(label).click();
      await pad.counts(label, n);
    }
  }
  await pad.pad.locator('summary').click();
  await expect(pad.part('confusion')).toBeVisible();
  await inspect(pad, 'report');
  const table = pad.pad.locator('.matrix-scroll');
  const moved = await table.evaluate((box) => {
    box.style.inlineSize = '12em';
    box.style.blockSize = '6em';
    box.scrollTo(1000, 1000);
    const { left, top } = box.getBoundingClientRect();
    const place = (selector: string) => box.querySelector(selector)!.getBoundingClientRect();
    return [box.scrollLeft, box.scrollTop, place('tbody th').left - left, place('thead th').top - top];
  });
  expect(moved[0] * moved[1], 'it scrolls').toBeGreaterThan(0);
  expect(moved.slice(2), 'its heads stay').toEqual([0, 0]);
  const [chip] = await pad.pad.locator('.chip').all();
  await chip.click();
  await expect(pad.pad.locator('.thumb.suspect').first()).toBeFocused();
  await pad.show('none');
  await pad.label('paper').click();
  await expect(pad.pad.locator('.notice')).toContainText('No hand was found');
  await inspect(pad, 'notice');
});

test('training', async ({ pad }) => {
  await pad.open({ head: 'mlp' });
  await pad.start();
  await pad.teach('1', 1);
  await pad.teach('4', 1);
  // Longer than anybody would wait, so that there is time to look.
  await pad.is((element) => void element.train({ epochs: 10_000 }).catch(() => undefined));
  await expect(pad.part('loss')).toBeVisible();
  await inspect(pad, 'training');
  await pad.part('train').click();
  await pad.reaches('ready');
});

test('an error', async ({ pad, camera }) => {
  camera.unplug();
  await pad.open();
  await pad.part('start').click();
  await expect(pad.part('error')).toBeVisible();
  await inspect(pad, 'error');
});

test('fifty long labels, and two', async ({ pad, page }) => {
  const labels = Array.from({ length: 50 }, (_, i) => `Label number ${i + 1}, in two or three lines`);
  await pad.open({ labels: JSON.stringify(labels), lang: 'en' });
  await inspect(pad, 'fifty');
  await pad.open({ labels: '👍 👎' });
  await inspect(pad, 'two');
  // As wide as a wall.
  await page.setViewportSize({ width: 3840, height: 2160 });
  await expectTidy(pad, '4K');
  await pad.look('two-4k');
  await pad.open({ labels: '👍 👎', controls: 'camera predict' });
  await expectTidy(pad, 'on a wall, nothing to teach');
});

test('words of up to three letters can be read, however many', async ({ pad }) => {
  const words = 'one mom six ten red sun cat dog hat pen two';
  const many = Array.from({ length: 30 }, (_, i) => `L${i + 1}`).join(' ');
  for (const labels of [words, many]) {
    await pad.open({ labels });
    await pad.start();
    const [first, second] = labels.split(' ');
    await pad.show('1');
    await pad.label(first).click();
    await pad.counts(first, 1);
    await pad.show('5');
    await pad.label(second).click();
    await pad.counts(second, 1);
    await pad.predict();
    await expect(pad.part('answer')).toHaveText(second);
    await inspect(pad, labels === words ? 'words' : 'thirty');
  }
});

test('English, where the page has no language of the pad, reads from left to right in a page that does not', async ({
  pad,
}) => {
  await pad.open({ dir: 'rtl', lang: 'ar', labels: 'نعم لا' });
  /** Where the first and the last character of a text are. */
  const ends = (text: Locator) =>
    text.evaluate((element) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      let node = walker.nextNode()!;
      while (!node.textContent!.trim()) node = walker.nextNode()!;
      const content = node.textContent!.trimEnd();
      return [content.search(/\S/), content.length - 1].map((at) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return range.getBoundingClientRect().left;
      });
    });
  const [first, last] = await ends(pad.pad.locator('.cover-text'));
  expect(last, 'its full stop is on the right').toBeGreaterThan(first);
  await pad.start();
  await pad.show('1');
  await pad.label('نعم').click();
  await pad.counts('نعم', 1);
  const [verb, label] = await ends(pad.part('clear-label'));
  expect(label, 'the label comes after what is done with it').toBeGreaterThan(verb);
});

for (const [lang, start] of [
  ['en', 'Start camera'],
  ['de', 'Kamera starten'],
  ['es', 'Encender la cámara'],
  ['tr', 'Kamerayı aç'],
  ['zh', '打开摄像头'],
]) {
  test(`in the language "${lang}"`, async ({ pad, page }) => {
    await pad.open({ lang });
    await expect(pad.part('start')).toContainText(start);
    for (const state of ['idle', 'ready']) {
      if (state === 'ready') await pad.start();
      await expectAccessible(pad, `${lang}, ${state}`);
      await expectTidy(pad, `${lang}, ${state}`);
      await page.setViewportSize({ width: 320, height: 640 });
      await expectTidy(pad, `${lang}, ${state}, 320 px`);
      await pad.look(`${lang}-${state}-narrow`);
      await page.setViewportSize({ width: 1280, height: 720 });
    }
  });
}
