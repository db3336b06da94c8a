import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright';
import { build } from 'vite';
import { readRig, type Rig, type Side } from '../hand/rig.js';
import type { RenderPage } from '../page/main.js';
import type { CardStyle } from '../cards/card.js';
import type { HandScene, Scene } from '../scene/scene.js';
import { openBrowser } from './browser.js';

const here = dirname(fileURLToPath(import.meta.url));

/** Nothing is fetched: the address exists only inside the browser. A localhost address may use video encoders. */
const ADDRESS = 'http://localhost/render/';

/** The two hand files. */
export async function readHands(): Promise<Record<Side, Buffer>> {
  const assets = dirname(createRequire(import.meta.url).resolve('@webxr-input-profiles/assets/package.json'));
  const read = (side: Side) => readFile(join(assets, 'dist/profiles/generic-hand', `${side}.glb`));
  return { left: await read('left'), right: await read('right') };
}

/** The two skeletons. */
export async function readRigs(): Promise<Record<Side, Rig>> {
  const hands = await readHands();
  return { left: readRig(hands.left, 'left'), right: readRig(hands.right, 'right') };
}

/** A browser page that draws scenes. */
export class Renderer {
  readonly #browser: Browser;
  readonly page: Page;

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.page = page;
  }

  /** Bundles the page and opens it. */
  static async open(): Promise<Renderer> {
    const [script, hands, browser] = await Promise.all([bundlePage(), readHands(), openBrowser()]);
    try {
      const page = await browser.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error') console.error(message.text());
      });
      await page.route('**/*', (route) =>
        route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>render</title>' }),
      );
      await page.goto(ADDRESS);
      await page.addScriptTag({ content: script, type: 'module' });
      await page.waitForFunction(() => 'renderPage' in globalThis);
      await page.evaluate(
        ([left, right]) => (globalThis as unknown as { renderPage: RenderPage }).renderPage.open(left, right),
        [hands.left.toString('base64'), hands.right.toString('base64')],
      );
      return new Renderer(browser, page);
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  /** One encoded picture a scene. */
  async draw(scenes: readonly Scene[], type: 'image/jpeg' | 'image/png' = 'image/jpeg'): Promise<Buffer[]> {
    const pictures = await this.page.evaluate(
      ([list, format]) => (globalThis as unknown as { renderPage: RenderPage }).renderPage.draw(list, format),
      [scenes, type] as const,
    );
    return pictures.map((picture) => Buffer.from(picture, 'base64'));
  }

  /** A reference card's drawing, as PNG. */
  async card(hand: HandScene, fieldOfView: number, side: number, style: CardStyle): Promise<Buffer> {
    const picture = await this.page.evaluate(
      (args) => (globalThis as unknown as { renderPage: RenderPage }).renderPage.card(...args),
      [hand, fieldOfView, side, style] as const,
    );
    return Buffer.from(picture, 'base64');
  }

  /** The scenes as a WebM video (VP9) that knows its length. */
  async film(scenes: readonly Scene[], rate: number, kilobits: number): Promise<Buffer> {
    const video = await this.page.evaluate(
      ([list, frames, bits]) =>
        (globalThis as unknown as { renderPage: RenderPage }).renderPage.film(list, frames, bits),
      [scenes, rate, kilobits] as const,
    );
    return Buffer.from(video, 'base64');
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

async function bundlePage(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: join(here, '../page/main.ts'), formats: ['es'], fileName: 'page' },
      rollupOptions: { output: { codeSplitting: false } },
    },
  });
  const output = (Array.isArray(result) ? result[0] : result) as {
    output: { type: string; code?: string }[];
  };
  return output.output.find((part) => part.type === 'chunk')!.code!;
}
