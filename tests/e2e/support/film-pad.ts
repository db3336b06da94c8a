import { expect } from '@playwright/test';
import type { DigitGesturePad } from '../../../src/element/index.js';
import { PadPage } from './pad-page.js';

/** Where the model lies that tests run on. */
const modelUrl = '/shared/models/mobilenet_v1_0.25_224/model.json';

/** A page with one pad before a film (tools/clips/make-clip.mjs) that goes on by itself. */
export class FilmPad extends PadPage {
  override open(attributes: Record<string, string> = {}, path?: string): Promise<void> {
    return super.open({ backbone: 'mobilenet', 'model-url': modelUrl, ...attributes }, path);
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
  override async hold(
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

  /** Waits until people it has not learned from show the digit, and the pad says that digit. */
  override async sees(digit: string): Promise<void> {
    await expect(async () => {
      await this.scene(digit, 'test');
      await expect(this.part('answer')).toHaveText(digit, { timeout: 2000 });
      const shown = await this.page.evaluate(() => filmShows());
      expect(shown).toMatchObject({ digit, part: 'test' });
    }).toPass({ timeout: 80_000 });
  }
}
