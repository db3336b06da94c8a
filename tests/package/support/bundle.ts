import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { freePort } from '../../../tools/run/free-port.mjs';
import { serve } from '../../../tools/run/server.mjs';
import { addPictures } from './consumer.js';
import { headlessResult, openBrowser, openPage, padResult, type Visit } from './open-page.js';

/** What a bundler wrote: the name of each script → the modules in it, as paths. */
export type Bundle = ReadonlyMap<string, readonly string[]>;

/** Bundles `main.js` (or what `index.html` names) of the folder `app` into the folder `output`. */
export type Bundler = (app: string, output: string) => Promise<Bundle>;

const layers = /@tensorflow\/tfjs-layers\//;
const webgl = /@tensorflow\/tfjs-backend-webgl\//;
const core = /@tensorflow\/tfjs-core\//;
const element =
  /node_modules\/(lit|lit-html|lit-element|@lit\/reactive-element)\/|digit-gesture\/dist\/element\//;
const pad = /digit-gesture\/dist\/element\/digit-gesture-pad\.js/;
const comlink = /node_modules\/comlink\//;

/** What holds of the package with every bundler. */
export function testBundler(name: string, bundle: Bundler, timeout: number): void {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test(`${name}: pad, model, binaries, worker and clip`, { timeout }, async () => {
    const { visit, loaded, emitted } = await build('pad');
    expect(visit.result).toEqual(padResult);
    expect(visit.otherHosts).toEqual([]);
    expect(loaded.filter((path) => pad.test(path))).toHaveLength(1);
    // Whoever has hands read by least squares downloads no layers; they are there for those who use mlp().
    expect(loaded.filter((path) => layers.test(path))).toEqual([]);
    expect(emitted.some((path) => layers.test(path))).toBe(true);
  });

  test(`${name}: without the element, nothing of it is built or downloaded`, { timeout }, async () => {
    const { visit, loaded, emitted } = await build('headless');
    expect(visit.result).toEqual(headlessResult);
    expect(visit.otherHosts).toEqual([]);
    expect(emitted.filter((path) => element.test(path))).toEqual([]);
    expect(loaded.some((path) => core.test(path))).toBe(true);
    for (const unused of [layers, webgl, comlink]) {
      expect(loaded.filter((path) => unused.test(path))).toEqual([]);
      expect(emitted.some((path) => unused.test(path))).toBe(true);
    }
  });

  /** Builds an app and visits its page; `loaded` are modules in downloaded scripts, `emitted` those in all. */
  async function build(app: string): Promise<{ visit: Visit; loaded: string[]; emitted: string[] }> {
    const { folder } = inject('consumer');
    const output = join(folder, `built-${name}`, app);
    const scripts = await bundle(join(folder, app), output);
    await cp(join(folder, app, 'index.html'), join(output, 'index.html'), { force: false });
    await addPictures(folder, output);
    const server = await serve({ folders: { built: output }, port: Number(await freePort()) });
    try {
      const visit = await openPage(browser, `${server.url}built/`);
      return {
        visit,
        loaded: [...scripts].flatMap(([script, modules]) => (visit.scripts.has(script) ? modules : [])),
        emitted: [...scripts.values()].flat(),
      };
    } finally {
      server.close();
    }
  }
}
