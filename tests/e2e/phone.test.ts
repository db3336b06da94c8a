// A pad under fingers.
import { expect, test } from './support/test.js';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('on a phone, a finger reaches each button beside the picture, holds on when it drifts, and meets nothing that moves or hides', async ({
  pad,
  page,
}) => {
  await pad.open({ labels: 'one thumbs-up three peace five six seven wave' });
  await pad.start();
  expect(await page.evaluate(() => scrollY), 'who starts the camera sees the picture').toBe(0);
  for (const [label, sign] of [
    ['one', '1'],
    ['five', '5'],
  ]) {
    await pad.show(sign);
    await pad.label(label).tap();
    await pad.counts(label, 1);
  }
  await pad.predict();
  await expect(pad.part('stage')).toBeInViewport({ ratio: 1 });
  await expect(pad.label('wave')).toBeInViewport({ ratio: 1 });
  // A tap here takes a sample away: it says so before.
  await expect(pad.pad.locator('.thumb-cross')).toHaveCSS('opacity', '1');

  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints });
  const { x, y } = (await pad.label('five').boundingBox())!;
  const finger = { x: x + 10, y: y + 10 };
  const taken = () => pad.count('five');
  await touch('touchStart', finger);
  await expect.poll(taken).toBeGreaterThan(1);
  for (let moved = 0; moved <= 60; moved += 5) await touch('touchMove', { x: finger.x, y: finger.y - moved });
  const before = await taken();
  await expect.poll(taken).toBeGreaterThan(before + 1);
  await touch('touchEnd');
  expect(await page.evaluate(() => scrollY), 'a held finger does not scroll').toBe(0);

  await pad.show('none');
  await pad.label('three').tap();
  await expect(pad.part('notice')).toBeVisible();
  expect(await pad.label('five').boundingBox(), 'a notice moves no button').toMatchObject({ x, y });

  await page.setViewportSize({ width: 740, height: 360 });
  await expect(pad.part('stage')).toBeInViewport({ ratio: 1 });
  await expect(pad.label('one')).toBeInViewport({ ratio: 1 });
});
