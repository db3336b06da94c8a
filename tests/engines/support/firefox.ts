import puppeteer, { type KeyInput } from 'puppeteer-core';
import type { Engine } from './engine.js';

/** Starts Firefox with a camera of its own making, which shows no hand. */
export async function startFirefox(executablePath: string): Promise<Engine> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: {
      'media.autoplay.default': 0,
      'media.navigator.permission.disabled': true,
      'media.navigator.streams.fake': true,
    },
  });
  const page = await browser.newPage();
  await page.setViewport({ width: 1000, height: 900 });
  return {
    async open(url) {
      await page.goto(url);
    },
    read: (expression) => page.evaluate(expression),
    click: (selector) => page.click(`>>> ${selector}`),
    press: (key) => page.keyboard.press(key as KeyInput),
    close: () => browser.close(),
  };
}
