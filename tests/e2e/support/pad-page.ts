import { expect, type Locator, type Page } from '@playwright/test';
import type { DigitGesturePad } from '../../../src/element/index.js';

/** Where the model lies that tests run on. */
export const modelUrl = '/shared/models/mobilenet_v1_0.25_224/model.json';

declare global {
  /** What the film in the fake camera shows now: tools/clips/make-clip.mjs writes it on the picture's edge. */
  function filmShows(): { digit: string; part: 'learn' | 'test'; progress: number } | null;
}

/** A page with one pad, as a person sees it. */
export class PadPage {
  readonly page: Page;
  readonly pad: Locator;

  constructor(page: Page) {
    this.page = page;
    this.pad = page.locator('digit-gesture-pad').first();
  }

  /** Opens tests/e2e/pages/pad.html (or another page) with these attributes on the pad. */
  async open(attributes: Record<string, string> = {}, path = 'pages/pad.html'): Promise<void> {
    const query = new URLSearchParams({
      backbone: 'mobilenet',
      'model-url': modelUrl,
      backends: 'wasm',
      ...attributes,
    });
    await this.page.goto(`${path}?${query.toString()}`);
    await this.page.waitForFunction(() => customElements.get('digit-gesture-pad') !== undefined);
  }

  part(name: string): Locator {
    return this.pad.locator(`[part~="${name}"]`);
  }

  label(label: string): Locator {
    return this.pad.locator(`button[data-label="${label}"]`);
  }

  /** Reads something of the element. */
  is<T>(read: (pad: DigitGesturePad) => T): Promise<T> {
    return this.pad.evaluate(read as unknown as (element: SVGElement | HTMLElement) => T);
  }

  async reaches(state: string, timeout = 60_000): Promise<void> {
    await expect.poll(() => this.is((pad) => pad.state), { timeout }).toBe(state);
  }

  async start(): Promise<void> {
    await this.part('start').click();
    await this.reaches('ready');
  }

  /** Waits until the film shows a digit, early enough for something to be done with it. */
  async scene(digit: string, part: 'learn' | 'test', before = 0.35): Promise<void> {
    await this.page.waitForFunction(
      (wanted) => {
        const shown = filmShows();
        return shown?.digit === wanted.digit && shown.part === wanted.part && shown.progress < wanted.before;
      },
      { digit, part, before },
      { timeout: 60_000, polling: 50 },
    );
  }

  /** Holds something down while people to learn from show the digit, until it has so many samples more. */
  async hold(
    digit: string,
    samples: number,
    down: () => Promise<void>,
    up: () => Promise<void>,
  ): Promise<void> {
    const goal = (await this.count(digit)) + samples;
    while ((await this.count(digit)) < goal) {
      await this.scene(digit, 'learn');
      await down();
      await this.page.waitForFunction(
        ({ digit, goal }) => {
          const pad = document.querySelector('digit-gesture-pad') as unknown as DigitGesturePad;
          const shown = filmShows();
          const { length } = pad.classifier!.samples.filter(({ label }) => label === digit);
          return length >= goal || shown?.digit !== digit || shown.part !== 'learn' || shown.progress > 0.6;
        },
        { digit, goal },
        { polling: 50 },
      );
      await up();
      await expect(this.part('holding')).toHaveCount(0);
    }
  }

  /** Holds the label's button with the mouse. */
  async holdButton(digit: string, samples: number): Promise<void> {
    const { mouse } = this.page;
    await this.label(digit).hover();
    await this.hold(
      digit,
      samples,
      () => mouse.down(),
      () => mouse.up(),
    );
  }

  async count(label: string): Promise<number> {
    return Number(await this.label(label).locator('[part=count]').textContent());
  }

  /** Waits until people it has not learned from show the digit, and the pad says that digit. */
  async sees(digit: string): Promise<void> {
    await expect(async () => {
      await this.scene(digit, 'test');
      await expect(this.part('answer')).toHaveText(digit, { timeout: 2000 });
      const shown = await this.page.evaluate(() => filmShows());
      expect(shown).toMatchObject({ digit, part: 'test' });
    }).toPass({ timeout: 80_000 });
  }
}
