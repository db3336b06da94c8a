// The pad as a control of a form.
import type { Page } from '@playwright/test';
import { expect, test } from './support/test.js';

/** What the form would send. */
const sent = (page: Page) =>
  page.evaluate(() => Object.fromEntries(new FormData(document.querySelector('form')!)));

test('the digit held up is in the form once it was held, stays when the hand goes down, and reset takes it away', async ({
  pad,
  page,
}) => {
  await pad.open({ name: 'digit', required: '', hold: '800' });
  expect(await sent(page)).toEqual({});
  expect(await pad.is((element) => [element.checkValidity(), element.validationMessage])).toEqual([
    false,
    'Hold up a sign.',
  ]);
  await pad.start();
  await pad.teach('3', 1);
  await pad.teach('8', 1);
  await page.evaluate(() => {
    const element = document.querySelector('digit-gesture-pad')!;
    const seen: { at: number; what: string }[] = [];
    Object.assign(window, { seen });
    element.addEventListener('prediction', ({ prediction }) =>
      seen.push({ at: prediction.timestamp, what: `saw ${prediction.label}` }),
    );
    element.addEventListener('change', ({ value }) =>
      seen.push({ at: seen.at(-1)!.at, what: `held ${value}` }),
    );
    document.querySelector('form')!.addEventListener('submit', (event) => {
      event.preventDefault();
      Object.assign(window, { submitted: new FormData(event.target as HTMLFormElement).get('digit') });
    });
  });
  await pad.show('none');
  await pad.predict();
  await pad.sees('8');
  await expect.poll(() => pad.is((element) => element.value)).toBe('8');

  // `change` came no sooner than 800 ms after the digit was first seen, and once.
  const seen = await page.evaluate(
    () => (window as unknown as { seen: { at: number; what: string }[] }).seen,
  );
  const held = seen.filter(({ what }) => what === 'held 8');
  expect(held).toHaveLength(1);
  const first = seen.findIndex(({ what }) => what === 'saw 8');
  expect(held[0].at - seen[first].at).toBeGreaterThanOrEqual(800);

  // The hand goes down to press the button: the form keeps what was held up.
  await pad.show('none');
  await expect(pad.part('prediction')).toHaveText('Show me a sign');
  // It says which.
  await expect(pad.pad.locator('[aria-current=true]')).toHaveText([/^\s*8/, /^\s*8/]);
  expect(await pad.is((element) => element.checkValidity())).toBe(true);
  await page.evaluate(() => document.querySelector('form')!.requestSubmit());
  expect(await page.evaluate(() => (window as unknown as { submitted: string }).submitted)).toBe('8');

  await page.evaluate(() => document.querySelector('form')!.reset());
  expect(await sent(page)).toEqual({});
  expect(await pad.is((element) => element.checkValidity())).toBe(false);
});

test('without a value, a form that requires one is not sent, and says what to do', async ({ pad, page }) => {
  await pad.open({ name: 'digit', required: '' });
  const submitted = await page.evaluate(() => {
    const form = document.querySelector('form')!;
    let [submits, invalid] = [0, 0];
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      submits++;
    });
    document.querySelector('digit-gesture-pad')!.addEventListener('invalid', () => invalid++);
    form.requestSubmit();
    return { submits, invalid };
  });
  expect(submitted).toEqual({ submits: 0, invalid: 1 });
});

test('a pad without controls that lacks its value is where the browser takes people', async ({
  pad,
  page,
}) => {
  await pad.open({ name: 'digit', required: '', controls: 'none' });
  await page.evaluate(() => document.querySelector('form')!.requestSubmit());
  await expect(pad.part('pad')).toBeFocused();
});

test('the pad has a name, unless the page gives it another', async ({ pad, page }) => {
  await pad.open();
  await page.evaluate(() => {
    document.querySelector('main')!.insertAdjacentHTML(
      'beforeend',
      `<digit-gesture-pad aria-label="Left hand"></digit-gesture-pad>
      <label for="right">Right hand</label><digit-gesture-pad id="right"></digit-gesture-pad>`,
    );
  });
  const session = await page.context().newCDPSession(page);
  const names = async (role: string) => {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const found = nodes.filter((node) => !node.ignored && node.role?.value === role);
    return found.map(({ name }) => String(name?.value));
  };
  await expect
    .poll(() => names('group'))
    .toEqual(expect.arrayContaining(['Gesture pad', 'Left hand', 'Right hand']));
  expect((await names('group')).filter((name) => name === 'Gesture pad')).toHaveLength(1);
  await pad.start();
  expect(await names('Video')).toEqual(['Camera picture']);
});

test('a disabled fieldset disables the pad, turns the camera off and leaves it out of the form', async ({
  pad,
  page,
}) => {
  await pad.open({ name: 'digit' });
  await pad.start();
  await pad.teach('2', 1);
  await page.evaluate(() => {
    const form = document.querySelector('form')!;
    const fieldset = document.createElement('fieldset');
    form.append(fieldset);
    fieldset.append(document.querySelector('digit-gesture-pad')!);
    fieldset.disabled = true;
  });
  await pad.hasLive(0);
  expect(await sent(page)).toEqual({});
  for (const part of ['start', 'predict', 'label-button', 'sample']) {
    await expect(pad.part(part).first()).toBeDisabled();
  }
  for (const part of ['train', 'undo', 'clear-all', 'clear-label', 'save']) {
    await expect(pad.part(part)).toHaveAttribute('aria-disabled', 'true');
  }
  for (const part of ['start', 'sample-clip', 'load']) {
    await expect(pad.part(part), 'it looks it').toHaveCSS('opacity', '0.5');
  }
  await pad.pad.press('2');
  expect(await pad.count('2')).toBe(1);
  await page.evaluate(() => (document.querySelector('fieldset')!.disabled = false));
  await expect(pad.part('start')).toBeEnabled();
  await pad.start();
});

test('news are for everybody: the live region is polite and speaks of what was held, not of every frame', async ({
  pad,
  page,
}) => {
  await pad.open();
  const status = pad.part('status');
  // A `status` is polite and read as a whole.
  await expect(status).toHaveRole('status');
  await expect(pad.pad.locator('[aria-live=assertive]')).toHaveCount(0);
  await pad.start();
  await expect(status).toHaveText('Camera on.');
  await pad.teach('5', 1);
  await expect(status).toHaveText('5: 1 sample');
  await pad.teach('2', 1);
  await pad.show('none');
  await page.evaluate(() => {
    const said: string[] = [];
    const frames = { count: 0 };
    Object.assign(window, { said, frames });
    const pad = document.querySelector('digit-gesture-pad')!;
    const region = pad.shadowRoot!.querySelector('[part=status]')!;
    new MutationObserver(() => said.push(region.textContent.trim())).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    pad.addEventListener('prediction', () => frames.count++);
  });
  await pad.predict();
  await pad.sees('2');
  await expect(status).toHaveText('2');
  await pad.sees('5');
  await expect(status).toHaveText('5');
  const { said, frames } = await page.evaluate(() => {
    const { said, frames } = window as unknown as { said: string[]; frames: { count: number } };
    return { said, frames };
  });
  expect(said.filter((text, i) => text !== said[i - 1])).toEqual(['2', '5']);
  expect(said.length).toBeLessThan(frames.count);
});
