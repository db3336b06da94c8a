// Takes the pictures of the pad for the README: `npm run pictures`. What is shown is the sample clip's drawn hand.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright';
import sharp from 'sharp';
import { browserArgs, findBrowser } from '../run/browser.mjs';
import { root } from '../run/exec.mjs';
import { exampleFolders, serve } from '../run/server.mjs';

const folder = join(root, 'docs/pictures');
/** Name → what the person has asked their system for. */
const pictures = { 'pad-light': 'light', 'pad-dark': 'dark' };

const page = `<!doctype html>
<html lang="en">
  <meta name="color-scheme" content="light dark">
  <title>Pad</title>
  <style>body { margin: 0 }</style>
  <digit-gesture-pad></digit-gesture-pad>
  <script type="module" src="/dist/cdn.js"></script>
</html>`;

/** Writes docs/pictures/. */
export async function takePictures() {
  const { url, close } = await serve({ folders: exampleFolders, port: 8500, tries: 20 });
  const executablePath = (await findBrowser()) ?? undefined;
  const browser = await chromium.launch({ executablePath, args: browserArgs() });
  try {
    const tab = await browser.newPage({ viewport: { width: 1080, height: 760 }, deviceScaleFactor: 2 });
    await tab.route('**/pad.html', (route) => route.fulfill({ contentType: 'text/html', body: page }));
    await tab.goto(`${url}pad.html`);
    const pad = tab.locator('digit-gesture-pad');
    await pad.locator('[part=sample-clip]').click();
    await pad.evaluate(showDigit, '3');
    await mkdir(folder, { recursive: true });
    for (const [name, colorScheme] of Object.entries(pictures)) {
      await tab.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const png = await pad.screenshot({ omitBackground: true });
      const { size } = await sharp(png)
        .webp({ quality: 82, effort: 6 })
        .toFile(join(folder, `${name}.webp`));
      console.log(`docs/pictures/${name}.webp: ${(size / 1000).toFixed(0)} kB`);
    }
  } finally {
    await browser.close();
    close();
  }
}

/** Runs in the page: teaches what the clip shows, and stops it where this digit has been recognised. */
async function showDigit(pad, digit) {
  const video = pad.shadowRoot.querySelector('video');
  await until(() => ['ready', 'predicting'].includes(pad.state));
  pad.stopPredicting();
  video.pause();
  for (const [i, label] of [...'1234567890'].entries()) {
    for (const moment of [1.65, 1.85, 2.05]) {
      await seek(moment + 1.5 * i);
      await pad.capture(label);
    }
  }
  await pad.train();
  // Slowly, so that it is held for long enough before the next one, on any machine.
  video.playbackRate = 0.2;
  await seek(1.5 * Number(digit) + 0.1);
  await pad.startPredicting();
  const seen = new Promise((resolve) => {
    pad.addEventListener('change', ({ value }) => value === digit && resolve());
  });
  await video.play();
  await seen;
  video.pause();
  // One more look, at the very frame that is shown now.
  await seek(video.currentTime + 0.001);
  await new Promise((resolve) => setTimeout(resolve, 1500));

  async function until(condition) {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  function seek(time) {
    return new Promise((resolve) => {
      video.addEventListener('seeked', () => setTimeout(resolve, 60), { once: true });
      video.currentTime = time;
    });
  }
}
