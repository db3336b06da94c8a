// More than one camera: which one runs is up to the person.
import { expect, test } from './support/test.js';

// Two of Chromium's own making: a file can only play as one.
test.use({
  flags: [
    '!--use-file-for-fake-video-capture',
    '!--use-fake-device-for-media-stream',
    '--use-fake-device-for-media-stream=device-count=2',
  ],
});

test('the cameras are listed; the one chosen runs, and turning to the other side is one press', async ({
  pad,
  page,
}) => {
  await pad.open();
  await pad.start();
  const running = () => pad.is((element) => element.stream?.getVideoTracks()[0].getSettings().deviceId);
  const cameras = await page.evaluate(async () =>
    (await navigator.mediaDevices.enumerateDevices())
      .filter(({ kind }) => kind === 'videoinput')
      .map(({ deviceId }) => deviceId),
  );
  expect(cameras).toHaveLength(2);
  const select = pad.part('camera-select');
  await expect(select.locator('option')).toHaveCount(2);
  await expect(select).toHaveValue((await running())!);

  const other = cameras.find((id) => id !== cameras[0])!;
  await select.selectOption(other);
  await pad.reaches('ready');
  await expect.poll(running).toBe(other);
  await expect(select).toHaveValue(other);
  await pad.hasLive(1);

  // These face nowhere in particular: the next one's turn. By keyboard, focus is where it was.
  for (const next of [cameras[0], other]) {
    await pad.part('flip').focus();
    await page.keyboard.press('Enter');
    await expect.poll(running).toBe(next);
    await pad.reaches('ready');
    await expect(select).toHaveValue(next);
    await expect(pad.part('flip')).toBeFocused();
    await pad.hasLive(1);
  }
});
