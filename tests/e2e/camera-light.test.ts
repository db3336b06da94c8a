// When the camera's light is on, and when it is off.
import { PadPage } from './support/pad-page.js';
import { expect, test } from './support/test.js';

test('stop turns it off and start on again; samples stay', async ({ pad }) => {
  await pad.open();
  await pad.start();
  await pad.hasLive(1);
  await pad.teach('4', 1);
  await pad.part('stop').click();
  await pad.reaches('idle');
  await pad.hasLive(0);
  expect(await pad.is((element) => element.stream)).toBeNull();
  await pad.start();
  await pad.hasLive(1);
  expect(await pad.count('4')).toBe(1);
});

test('taken off the page, it is off; what was taught is there when it comes back', async ({ pad, page }) => {
  await pad.open();
  await pad.start();
  await pad.teach('1', 1);
  await pad.teach('3', 1);
  await page.evaluate(() => {
    const element = document.querySelector('digit-gesture-pad')!;
    Object.assign(window, { away: element });
    element.remove();
  });
  await pad.hasLive(0);
  await page.evaluate(() =>
    document.querySelector('form')!.append((window as unknown as { away: Node }).away),
  );
  await pad.reaches('idle');
  await pad.predict();
  await pad.hasLive(1);
  await pad.sees('3');
  expect(await pad.count('1')).toBe(1);
});

test('a page hidden for 30 s turns it off, and on again when it is shown; a glance elsewhere changes nothing', async ({
  pad,
  page,
}) => {
  await page.clock.install();
  await pad.open();
  await pad.start();
  await pad.teach('2', 1);
  await pad.teach('6', 1);
  await pad.predict();

  await pad.hide(true);
  await page.clock.fastForward(29_000);
  await pad.hasLive(1);
  await pad.hide(false);
  await page.clock.fastForward(60_000);
  await pad.hasLive(1);
  expect((await pad.tracks()).asked).toBe(1);

  await pad.hide(true);
  await page.clock.fastForward(31_000);
  await pad.hasLive(0);
  await pad.reaches('idle');
  await pad.hide(false);
  await pad.reaches('predicting');
  await pad.hasLive(1);
  await pad.sees('6');

  // Stopped by hand, it stays off.
  await pad.part('stop').click();
  await pad.hide(true);
  await page.clock.fastForward(31_000);
  await pad.hide(false);
  await pad.hasLive(0);
  await pad.reaches('idle');
});

test('moving the pad within the page keeps the stream, and the picture plays on', async ({ pad, page }) => {
  await pad.open();
  await pad.start();
  await page.evaluate(() => {
    const element = document.querySelector('digit-gesture-pad')!;
    Object.assign(window, { streamBefore: element.stream });
    document.querySelector('main')!.prepend(element);
  });
  await pad.show('8');
  await pad.label('8').click();
  await pad.counts('8', 1);
  expect(
    await page.evaluate(
      () =>
        document.querySelector('digit-gesture-pad')!.stream ===
        (window as unknown as { streamBefore: MediaStream }).streamBefore,
    ),
  ).toBe(true);
  expect(await pad.tracks()).toEqual({ live: 1, asked: 1 });
});

test('two pads share the camera and nothing else', async ({ pad, page }) => {
  await pad.open();
  await page.evaluate(() => {
    const place = document.createElement('section');
    place.innerHTML = '<digit-gesture-pad backends="wasm" starter="off"></digit-gesture-pad>';
    document.body.append(place);
  });
  const second = new PadPage(page, null, page.locator('section'));
  await pad.start();
  await second.start();
  // A phone opens a camera only once: the second pad has a copy.
  expect(await pad.tracks()).toEqual({ live: 2, asked: 1 });
  for (const digit of ['0', '5']) await pad.teach(digit, 1);
  expect(await second.count('0')).toBe(0);
  for (const digit of ['2', '5']) {
    await pad.show(digit);
    await second.label(digit).click();
    await second.counts(digit, 1);
  }
  await pad.predict();
  await second.predict();
  await pad.sees('5');
  await expect(second.part('answer')).toHaveText('5');
  await pad.part('stop').click();
  await pad.hasLive(1);
  await second.reaches('predicting');
  expect(await second.is((element) => element.stream?.active)).toBe(true);
  await page.evaluate(() => document.querySelector('section')!.remove());
  await pad.hasLive(0);
});

test('connect, disconnect, connect, as React does in StrictMode: one camera; gone: none', async ({
  pad,
  page,
}) => {
  await pad.open();
  await page.evaluate(async () => {
    document.querySelector('digit-gesture-pad')!.remove();
    const element = document.createElement('digit-gesture-pad');
    element.setAttribute('backends', 'wasm');
    element.setAttribute('starter', 'off');
    element.autostart = true;
    const main = document.querySelector('main')!;
    // At once, between two tasks, and while the camera is being opened.
    main.append(element);
    element.remove();
    main.append(element);
    await new Promise((resolve) => setTimeout(resolve));
    element.remove();
    await new Promise((resolve) => setTimeout(resolve));
    main.append(element);
  });
  await pad.reaches('ready');
  await pad.hasLive(1);
  await page.evaluate(() => document.querySelector('digit-gesture-pad')!.remove());
  await pad.hasLive(0);

  // Gone before the camera came: what comes late is closed.
  await page.evaluate(() => {
    const element = document.createElement('digit-gesture-pad');
    element.setAttribute('backends', 'wasm');
    element.setAttribute('starter', 'off');
    element.autostart = true;
    document.querySelector('main')!.append(element);
  });
  await expect.poll(async () => (await pad.tracks()).asked).toBe(3);
  await page.evaluate(() => document.querySelector('digit-gesture-pad')!.remove());
  await pad.hasLive(0);
});
