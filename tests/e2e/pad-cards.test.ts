// What the pad shows and offers by itself: cards, the sample clip, the drawn hand, and words where they help.
import type { ElementHandle, Page } from '@playwright/test';
import type { DigitGesturePad } from '../../src/element/index.js';
import { expect, test } from './support/test.js';

test.setTimeout(180_000);

const part = (page: Page, name: string) => page.locator(`digit-gesture-pad [part~="${name}"]`);

/** Opens the test page with these attributes on the pad. */
async function open(page: Page, attributes: Record<string, string> = {}): Promise<void> {
  await page.goto(`pages/pad.html?${new URLSearchParams({ backends: 'wasm', ...attributes }).toString()}`);
  await page.waitForFunction(() => customElements.get('digit-gesture-pad') !== undefined);
}

/** Runs with the element. */
async function onPad<T>(
  page: Page,
  run: (pad: DigitGesturePad, argument: string) => T | Promise<T>,
  argument = '',
): Promise<T> {
  const pad = await page.locator('digit-gesture-pad').elementHandle();
  return (pad as unknown as ElementHandle<DigitGesturePad>).evaluate<T, string>(run, argument);
}

async function isOpen(page: Page): Promise<void> {
  await expect
    .poll(() => onPad(page, (pad) => pad.state), { timeout: 90_000 })
    .toMatch(/^(ready|predicting)$/);
}

/** Takes two samples of each of these digits, from where the clip shows them. */
async function teachFromClip(page: Page, digits: string): Promise<void> {
  await onPad(
    page,
    async (pad, digits) => {
      const video = pad.shadowRoot!.querySelector('video')!;
      for (const digit of digits) {
        for (const moment of [0.25, 0.45]) {
          video.pause();
          const at = 1.5 * Number(digit) + moment;
          // On a busy machine, what is shown may still be the picture before when the video says that it has arrived.
          const shown = new Promise<void>((resolve) => {
            const wait = () =>
              video.requestVideoFrameCallback((_, { mediaTime }) =>
                Math.abs(mediaTime - at) < 0.1 ? resolve() : wait(),
              );
            wait();
          });
          video.currentTime = at;
          await shown;
          await pad.capture(digit);
        }
      }
      await pad.train();
      await video.play();
    },
    digits,
  );
}

/** Plays what the clip shows of this digit again and again, so that any machine has time to read it. */
function keepShowing(page: Page, digit: string): Promise<void> {
  return onPad(
    page,
    (pad, digit) => {
      const video = pad.shadowRoot!.querySelector('video')!;
      const start = 1.5 * Number(digit) + 0.1;
      video.playbackRate = 0.5;
      video.currentTime = start;
      video.ontimeupdate = () => {
        if (Math.abs(video.currentTime - start - 0.5) > 0.6) video.currentTime = start;
      };
    },
    digit,
  );
}

test('without a camera, the sample clip takes its place: taught from it, the pad reads it', async ({
  page,
}) => {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotFoundError'));
  });
  await open(page);
  await expect(part(page, 'welcome')).toContainText('Try it with a sample clip');
  await part(page, 'start').click();
  await expect(part(page, 'error')).toContainText('No camera was found');

  await part(page, 'sample-clip').click();
  await isOpen(page);
  await expect(part(page, 'source')).toHaveText('Sample clip');
  expect(await onPad(page, (pad) => pad.stream)).toBeNull();
  await teachFromClip(page, '145');
  await onPad(page, (pad) => pad.startPredicting());
  for (const digit of ['1', '4', '5', '1']) {
    await keepShowing(page, digit);
    await expect(part(page, 'answer')).toHaveText(digit, { timeout: 30_000 });
  }

  await part(page, 'use-camera').click();
  await expect(part(page, 'error')).toContainText('No camera was found');
  await expect(part(page, 'sample-clip')).toBeVisible();
});

test('from the clip back to the camera, and a clip while the browser still asks for the camera', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const { mediaDevices } = navigator;
    const real = mediaDevices.getUserMedia.bind(mediaDevices);
    let asked = 0;
    mediaDevices.getUserMedia = (wish) => (asked++ === 0 ? new Promise(() => undefined) : real(wish));
  });
  await open(page);
  await part(page, 'start').click();
  await expect(part(page, 'welcome')).toContainText('Waiting for the camera');
  await part(page, 'sample-clip').click();
  await isOpen(page);
  await expect(part(page, 'source')).toBeVisible();
  await part(page, 'stop').click();
  await expect(part(page, 'start')).toHaveText('Start camera');
});

test('digits have cards, which can be replaced and hidden; buttons keep their size without', async ({
  page,
  guard,
}) => {
  // Cards of its own that are not there.
  guard.allow(/status of 404/);
  await open(page);
  const cards = part(page, 'card');
  await expect(cards).toHaveCount(10);
  await expect
    .poll(() => cards.evaluateAll((all) => all.map((card) => (card as HTMLImageElement).naturalWidth)))
    .toEqual(Array<number>(10).fill(128));
  for (const card of await cards.all()) {
    await expect(card).toHaveAttribute('aria-hidden', 'true');
    await expect(card).toHaveAttribute('alt', '');
  }
  const height = async () => (await part(page, 'label-button').first().boundingBox())!.height;
  const before = await height();
  await onPad(page, (pad) => (pad.cards = () => '/nowhere.webp'));
  await expect(cards.first()).toHaveAttribute('src', '/nowhere.webp');
  expect(await height()).toBe(before);

  await onPad(page, (pad) => (pad.cards = false));
  await expect(cards).toHaveCount(0);
  await expect(page.locator('digit-gesture-pad')).toHaveAttribute('cards', 'off');

  await open(page, { labels: 'rock paper 3' });
  await expect(cards).toHaveCount(1);
  await onPad(
    page,
    (pad) =>
      (pad.cards = new Map([
        ['rock', 'rock.webp'],
        ['3', null],
      ])),
  );
  await expect(cards).toHaveCount(1);
  await expect(cards).toHaveAttribute('src', 'rock.webp');
});

test('the hand is drawn over the picture, until it is switched off', async ({ page }) => {
  await open(page);
  await part(page, 'sample-clip').click();
  await isOpen(page);
  await teachFromClip(page, '15');
  await onPad(page, (pad) => pad.startPredicting());
  const drawn = () =>
    part(page, 'overlay').evaluate((element) => {
      const { width, height } = element as HTMLCanvasElement;
      const data = (element as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height).data;
      return data.some((value) => value > 0);
    });
  await expect.poll(drawn, { timeout: 30_000 }).toBe(true);
  await part(page, 'overlay-switch').click();
  await expect(part(page, 'overlay-switch')).toHaveAttribute('aria-pressed', 'false');
  await expect(page.locator('digit-gesture-pad')).toHaveAttribute('overlay', 'off');
  await page.waitForTimeout(1000);
  expect(await drawn()).toBe(false);
});

/**
 * A camera that shows the clip's hand, still; twice, side by side, once `twoHands` is set. Once it `leaves`, it goes
 * farther away with every answer, however slow the machine is.
 */
async function showStill(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const stage = Object.assign(globalThis, { leaves: false, twoHands: false });
    navigator.mediaDevices.getUserMedia = async () => {
      const video = document.createElement('video');
      video.src = '/dist/element/sample/assets/digits.webm';
      video.muted = true;
      const canvas = document.createElement('canvas');
      canvas.width = 640;
      canvas.height = 480;
      const context = canvas.getContext('2d')!;
      let size = 1;
      document.querySelector('digit-gesture-pad')!.addEventListener('prediction', () => {
        if (stage.leaves) size = Math.max(0.24, size * 0.98);
      });
      video.currentTime = 7.85;
      await new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
      setInterval(() => {
        context.fillStyle = '#466';
        context.fillRect(0, 0, 640, 480);
        if (stage.twoHands) {
          for (const x of [0, 320]) context.drawImage(video, x, 120, 320, 240);
        } else {
          context.drawImage(video, 320 - 320 * size, 240 - 240 * size, 640 * size, 480 * size);
        }
      }, 60);
      return canvas.captureStream(15);
    };
  });
}

test('a hand that is not recognised surely is asked to come closer when it is far away', async ({ page }) => {
  await showStill(page);
  // Labels that the pad knows nothing of by itself.
  await open(page, { labels: 'this that' });
  await part(page, 'start').click();
  await isOpen(page);
  // The same for two labels: it can't be sure of either.
  await onPad(page, async (pad) => {
    for (const label of ['this', 'that']) await pad.capture(label);
    await pad.train();
    await pad.startPredicting();
  });
  await expect(part(page, 'prediction')).toBeVisible();
  await page.waitForTimeout(3000);
  await expect(part(page, 'guidance')).toHaveCount(0);
  await page.evaluate(() => Object.assign(globalThis, { leaves: true }));
  await expect(part(page, 'guidance')).toHaveText('Move your hand closer', { timeout: 120_000 });
  await expect(part(page, 'guidance')).toHaveAttribute('aria-hidden', 'true');
  await expect(part(page, 'status')).toHaveText('Move your hand closer');
});

test('of two hands one is read, and the pad says so', async ({ page }) => {
  await showStill(page);
  await page.addInitScript(() => Object.assign(globalThis, { twoHands: true }));
  await open(page, { starter: '' });
  await part(page, 'start').click();
  await expect(part(page, 'guidance')).toHaveText('Two hands: only the one seen first is read', {
    timeout: 60_000,
  });
  await expect(part(page, 'status')).toHaveText('Two hands: only the one seen first is read');
  await page.evaluate(() => Object.assign(globalThis, { twoHands: false }));
  await expect(part(page, 'guidance')).toHaveCount(0, { timeout: 60_000 });
});
