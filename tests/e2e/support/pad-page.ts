import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import type { DigitGesturePad } from '../../../src/element/index.js';
import type { Person } from './draw-hands.js';
import type { FakeCamera } from './fake-camera.js';

/** Milliseconds between two looks: Playwright's own grow to a second, and there are many waits in a test. */
const intervals = [25, 50, 100];

/** A page with one pad, as a person sees it. */
export class PadPage {
  readonly page: Page;
  readonly pad: Locator;
  readonly #camera: FakeCamera | null;

  /** @param within - The page, or a part of it. */
  constructor(page: Page, camera: FakeCamera | null, within: Page | FrameLocator | Locator = page) {
    this.page = page;
    this.pad = within.locator('digit-gesture-pad').first();
    this.#camera = camera;
  }

  /** Opens tests/e2e/pages/pad.html (or another page) with these attributes on a pad that knows nothing yet. */
  async open(attributes: Record<string, string> = {}, path = 'pages/pad.html'): Promise<void> {
    const query = new URLSearchParams({ backends: 'wasm', starter: 'off', ...attributes });
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
  is<T>(read: (pad: DigitGesturePad) => T): Promise<Awaited<T>> {
    return this.pad.evaluate(read as unknown as (element: SVGElement | HTMLElement) => T) as Promise<
      Awaited<T>
    >;
  }

  async reaches(state: string, timeout = 60_000): Promise<void> {
    await expect.poll(() => this.is((pad) => pad.state), { timeout, intervals }).toBe(state);
  }

  async start(): Promise<void> {
    await this.part('start').click();
    await this.reaches('ready');
  }

  /** Starts a pad that knows signs, which goes on to predicting by itself. */
  async startKnowing(): Promise<void> {
    await this.part('start').click();
    await this.reaches('predicting');
  }

  /** Holds a digit (or `none`) before the camera, and waits until the pad's picture shows it. */
  async show(sign: string, person: Person = 'learn'): Promise<void> {
    this.#camera?.hold(sign, person);
    await this.page.waitForFunction(
      (wanted) => {
        const shown = filmShows();
        return shown?.digit === wanted.sign && shown.part === wanted.person;
      },
      { sign, person },
      { polling: 20 },
    );
  }

  /** Shows a digit and presses its button so often. */
  async teach(digit: string, samples = 2): Promise<void> {
    await this.show(digit);
    for (let i = 0; i < samples; i++) {
      const before = await this.count(digit);
      await this.label(digit).click();
      await this.counts(digit, before + 1);
    }
  }

  /** Holds something down until the label has so many samples more. */
  async hold(
    digit: string,
    samples: number,
    down: () => Promise<void>,
    up: () => Promise<void>,
  ): Promise<void> {
    const before = await this.count(digit);
    await down();
    await expect
      .poll(() => this.count(digit), { timeout: 60_000, intervals })
      .toBeGreaterThanOrEqual(before + samples);
    await up();
    await expect(this.part('holding')).toHaveCount(0);
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

  async counts(label: string, count: number): Promise<void> {
    await expect.poll(() => this.count(label), { timeout: 30_000, intervals }).toBe(count);
  }

  async predict(): Promise<void> {
    await this.part('predict').click();
    await this.reaches('predicting');
  }

  /** A person it has not learned from shows the digit, and the pad says that digit. */
  async sees(digit: string): Promise<void> {
    await this.show(digit, 'test');
    await expect.poll(() => this.part('answer').textContent(), { timeout: 30_000, intervals }).toBe(digit);
  }

  /** How many tracks of cameras are live on the page, and how often a camera was asked for. */
  tracks(): Promise<{ live: number; asked: number }> {
    return this.page.evaluate(() => ({ live: tracks.live(), asked: tracks.asked }));
  }

  /** Waits until so many tracks are live: 0 is a camera whose light is off. */
  async hasLive(tracks: number): Promise<void> {
    await expect.poll(async () => (await this.tracks()).live, { intervals }).toBe(tracks);
  }

  /** Chromium without a window never hides a page: the page is told that it is, in the words of a real one. */
  async hide(hidden: boolean): Promise<void> {
    await this.page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { value, configurable: true });
      Object.defineProperty(document, 'visibilityState', {
        value: value ? 'hidden' : 'visible',
        configurable: true,
      });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  }

  /** The system's news of a device that came or went, and time to act on it; a file that plays as a camera makes none. */
  async deviceChange(): Promise<void> {
    await this.page.evaluate(async () => {
      navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
      for (let i = 0; i < 3; i++) await navigator.mediaDevices.enumerateDevices();
    });
  }

  /** Writes a picture of the page for people to look at: test-results/looks/NAME.png. In CI nobody does. */
  async look(name: string): Promise<void> {
    if (process.env.CI) return;
    await this.page.screenshot({ path: `test-results/looks/${name}.png`, fullPage: true });
  }

  /** What the pad told: the events recorded by pages/pad.js. */
  told(type: string): Promise<Told[]> {
    return this.page.evaluate(
      (wanted) => (window as unknown as { told: Told[] }).told.filter((event) => event.type === wanted),
      type,
    );
  }
}

/** An event that pages/pad.js recorded. */
export interface Told {
  readonly type: string;
  readonly state?: string;
  readonly value?: string;
  readonly error?: string;
  readonly label?: string;
}
