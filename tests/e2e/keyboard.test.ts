// The whole way with a keyboard alone: no mouse is touched in this file.
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/test.js';
import type { PadPage } from './support/pad-page.js';

/** What has focus within the pad, by its part or label; '' where nothing has. */
function focused(pad: PadPage): Promise<string> {
  return pad.is((element) => {
    const control = element.shadowRoot!.activeElement as HTMLElement | null;
    return control?.dataset.label ?? control?.getAttribute('part') ?? control?.localName ?? '';
  });
}

/** Presses Tab until a control has focus. */
async function tabTo(page: Page, control: Locator, key = 'Tab'): Promise<void> {
  const isFocused = () =>
    control.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element);
  for (let presses = 0; !(await isFocused()); presses++) {
    expect(presses, `${key} reaches it`).toBeLessThan(40);
    await page.keyboard.press(key);
  }
  // Focus that can't be seen is no focus.
  expect(await outline(control)).toBe(true);
}

/** Whether the control that has focus wears an outline of 2 pixels or more, and all of it is seen. */
function outline(control: Locator): Promise<boolean> {
  return control.evaluate((element) => {
    const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(
      element.closest('.file-label') ?? element,
    );
    const box = element.getBoundingClientRect();
    const clip =
      element.closest('.keypad, .strip')?.getBoundingClientRect() ?? document.body.getBoundingClientRect();
    const room = Math.min(box.left - clip.left, box.top - clip.top);
    const outside = parseFloat(outlineWidth) + parseFloat(outlineOffset);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && room >= outside - 0.01;
  });
}

/** How many samples Tab comes to. */
function tabStops(pad: PadPage): Promise<number> {
  return pad.part('sample').evaluateAll((samples) => samples.filter(({ tabIndex }) => tabIndex === 0).length);
}

test('start, teach by Space, Enter, digit keys and holding, predict, remove, undo, stop', async ({
  pad,
  page,
}) => {
  await pad.open();
  await tabTo(page, pad.part('start'));
  await page.keyboard.press('Enter');
  await pad.reaches('ready');
  // The button that started it is gone; focus went on to something that can be used next.
  expect(await focused(pad)).toMatch(/^(\d|predict|train)$/);

  await pad.show('3');
  await tabTo(page, pad.label('3'), 'Shift+Tab');
  await page.keyboard.press('Space');
  await pad.counts('3', 1);
  await page.keyboard.press('Enter');
  await pad.counts('3', 2);
  await pad.hold(
    '3',
    2,
    () => page.keyboard.down('Space'),
    () => page.keyboard.up('Space'),
  );
  const threes = await pad.count('3');
  await pad.show('6');
  await page.keyboard.press('6');
  await pad.counts('6', 1);
  await pad.hold(
    '6',
    1,
    () => page.keyboard.down('6'),
    () => page.keyboard.up('6'),
  );
  const sixes = await pad.count('6');
  expect(await pad.count('3')).toBe(threes);

  await tabTo(page, pad.part('predict'), 'Shift+Tab');
  await page.keyboard.press('Space');
  await pad.reaches('predicting');
  await pad.sees('3');
  expect(await focused(pad)).toBe('predict');
  await page.keyboard.press('Space');
  await pad.reaches('ready');

  // The samples are a toolbar: one Tab stop, arrows within.
  await tabTo(page, pad.part('sample').first());
  await page.keyboard.press('ArrowRight');
  // Another one comes to the front, and the one that Tab comes back to goes: there is one all the time.
  await page.keyboard.press('6');
  await pad.counts('6', sixes + 1);
  expect(await tabStops(pad)).toBe(1);
  await page.keyboard.press('Control+z');
  await pad.counts('6', sixes);
  expect(await tabStops(pad)).toBe(1);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  const second = pad.part('sample').nth(1);
  const id = await second.getAttribute('data-id');
  expect(await second.evaluate((element) => element.matches(':focus'))).toBe(true);
  expect(await outline(second)).toBe(true);
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Delete');
  await pad.counts('6', sixes - 1);
  expect(await tabStops(pad)).toBe(1);
  await expect(pad.pad.locator(`[data-id="${id}"]`)).toHaveCount(0);
  expect(await focused(pad)).not.toBe('');
  // Until none is left: focus goes on to something that can be used.
  for (let left = sixes - 1; left > 0; left--) {
    await expect.poll(() => focused(pad)).toContain('sample');
    await page.keyboard.press('Delete');
    await pad.counts('6', left - 1);
  }
  await expect.poll(() => focused(pad)).not.toBe('');

  await page.keyboard.press('Control+z');
  await pad.counts('6', 1);
  await tabTo(page, pad.part('undo'), 'Shift+Tab');
  // Every step back, and once more: the button has nothing left to do, and keeps the focus.
  while ((await pad.part('undo').getAttribute('aria-disabled')) === 'false') {
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(pad)).toBe('undo');
  }
  expect(await pad.count('3')).toBe(0);

  await tabTo(page, pad.part('stop'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await pad.reaches('idle');
  // Focus is on the way back in.
  expect(await focused(pad)).toBe('start');
});

test('Enter twice on the button that starts: it stays started', async ({ pad, page }) => {
  await pad.open();
  // The model is on its way for as long as its weights are held back.
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/*.bin', async (route) => {
    await held;
    await route.continue();
  });
  await pad.part('start').focus();
  await page.keyboard.press('Enter');
  await expect(pad.part('loading')).toBeVisible();
  await expect.poll(() => focused(pad)).not.toMatch(/^(start|)$/);
  await page.keyboard.press('Enter');
  release();
  await pad.reaches('ready');
});

test('a label key held while focus is elsewhere does nothing; Tab leaves the pad', async ({ pad, page }) => {
  await pad.open();
  await page.evaluate(() => {
    for (const place of ['beforebegin', 'afterend'] as const) {
      document.querySelector('digit-gesture-pad')!.insertAdjacentHTML(place, '<input aria-label="other" />');
    }
  });
  await pad.part('start').focus();
  await page.keyboard.press('Enter');
  await pad.reaches('ready');
  await pad.show('2');
  await page.locator('input[aria-label=other]').first().focus();
  await page.keyboard.press('2');
  await expect(page.locator('input[aria-label=other]').first()).toHaveValue('2');
  // Into the pad, through it, and out.
  let stops = 0;
  for (; stops < 40; stops++) {
    await page.keyboard.press('Tab');
    if (
      await page
        .locator('input[aria-label=other]')
        .last()
        .evaluate((input) => input.matches(':focus'))
    )
      break;
  }
  expect(stops).toBeGreaterThan(10);
  expect(stops).toBeLessThan(40);
  expect(await pad.count('2')).toBe(0);
});

test('choosing whose samples are listed, training and opening a file are reached by Tab', async ({
  pad,
  page,
}) => {
  await pad.open();
  await pad.part('start').focus();
  await page.keyboard.press('Space');
  await pad.reaches('ready');
  for (const digit of ['4', '9']) {
    await pad.show(digit);
    await page.keyboard.press(digit);
    await pad.counts(digit, 1);
  }
  const select = pad.pad.locator('.samples-of select');
  await tabTo(page, select);
  await page.keyboard.type('4');
  await expect(select).toHaveValue('4');
  // A digit typed into the choice is a choice, not a sample.
  expect(await pad.count('4')).toBe(1);
  await tabTo(page, pad.part('clear-label'));
  await page.keyboard.press('Enter');
  await pad.counts('4', 0);
  expect(await focused(pad)).toBe('clear-label');
  await page.keyboard.press('Control+z');
  await pad.counts('4', 1);
  await tabTo(page, pad.part('train'));
  await page.keyboard.press('Enter');
  await expect(pad.part('status')).toContainText('too early to say');
  expect(await focused(pad)).toBe('train');
  await tabTo(page, pad.part('save'));
  await tabTo(page, pad.pad.locator('input[type=file]'));
  // Playwright may not be listening yet when the first key comes.
  await expect(async () => {
    const choosing = page.waitForEvent('filechooser', { timeout: 3000 });
    await page.keyboard.press('Enter');
    await choosing;
  }).toPass();
});
