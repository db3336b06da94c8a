// The pad's main way, in the engines of Firefox and of Safari's kin. docs/browsers.md says what these runs show.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findFirefox, findWebKit } from '../../tools/run/engines.mjs';
import { freePort } from '../../tools/run/free-port.mjs';
import { serve, testFolders } from '../../tools/run/server.mjs';
import type { Engine } from './support/engine.js';
import { startFirefox } from './support/firefox.js';
import { startWebKit } from './support/webkit.js';

const clip = '/dist/element/sample/assets/digits.webm';
const firefox = findFirefox();
const webkit = findWebKit();
const engines = [
  { name: 'Firefox', camera: true, start: firefox && (() => startFirefox(firefox)) },
  // Its small browser has no camera for tests.
  { name: 'WebKitGTK', camera: false, start: webkit && (() => startWebKit(webkit)) },
];
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  server = await serve({ folders: testFolders, port: Number(await freePort()) });
});
afterAll(() => server.close());

// Debian's WebKitGTK has been seen to end by itself, and its session with it: then the way is gone once more, in a new browser.
describe.each(engines)('$name', { retry: 1 }, ({ name, camera, start }) => {
  let engine: Engine;
  beforeAll(() => {
    if (!start) console.log(`${name} is not installed here and could not be: its tests are skipped.`);
  });
  beforeEach(async () => {
    if (start) engine = await start();
  });
  afterEach(() => engine?.close());

  const pad = (rest: string): Promise<unknown> =>
    engine.read(`document.querySelector('digit-gesture-pad').${rest}`);
  const part = (selector: string, rest: string): Promise<unknown> =>
    pad(`shadowRoot.querySelector('${selector}')?.${rest}`);
  const state = (): Promise<unknown> => pad('state');
  const count = (digit: string): Promise<unknown> =>
    part(`[data-label="${digit}"] [part=count]`, 'textContent.trim()');
  const values = async (): Promise<string[]> =>
    (await engine.read(`told.filter(({ type }) => type === 'change').map(({ value }) => value)`)) as string[];

  async function open(query: string): Promise<void> {
    await engine.open(`${server.url}pages/pad.html?backends=wasm${query}`);
    await expect.poll(() => part('[part~=start]', 'localName')).toBe('button');
    await engine.click('[part~=start]');
  }

  test.skipIf(!start)('known from the start: the clip’s digits are told one after the other', async () => {
    await open(`&src=${clip}`);
    await expect.poll(state, { timeout: 60_000 }).toBe('predicting');
    expect(await pad('classifier.inWorker')).toBe(true);
    // What each frame gives, not what is held for long enough: a slow machine sees too few frames a sign for that.
    await pad(
      `addEventListener('prediction', ({ prediction }) => prediction.label && (window.seen ??= new Set()).add(prediction.label))`,
    );
    await expect
      .poll(() => engine.read('window.seen?.size ?? 0'), { timeout: 120_000 })
      .toBeGreaterThanOrEqual(5);
    const own = JSON.stringify(server.url);
    expect(
      await engine.read(
        `performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.startsWith(${own}) && !/^(data|blob):/.test(name))`,
      ),
    ).toEqual([]);
  });

  test.skipIf(!start)('two gestures taught by button and by key are learnt and told apart', async () => {
    await open(`&src=${clip}&starter=off`);
    await expect.poll(state, { timeout: 60_000 }).toBe('ready');
    await hold(1);
    await engine.click('[data-label="1"]');
    await expect.poll(() => count('1'), { timeout: 30_000 }).toBe('1');
    await hold(7.5);
    await engine.press('5');
    await expect.poll(() => count('5'), { timeout: 30_000 }).toBe('1');
    await engine.click('[part~=train]');
    await expect.poll(() => engine.read(`told.some(({ type }) => type === 'trained')`)).toBe(true);
    await part('video', 'play() && null');
    await engine.click('[part~=predict]');
    await expect.poll(values, { timeout: 60_000 }).toEqual(expect.arrayContaining(['1', '5']));
    await engine.click('[part~=stop]');
    await expect.poll(state).toBe('idle');
  });

  /** Holds the clip at a second of it. */
  async function hold(seconds: number): Promise<void> {
    await part('video', 'pause()');
    await engine.read(
      `void (document.querySelector('digit-gesture-pad').shadowRoot.querySelector('video').currentTime = ${seconds})`,
    );
    await expect.poll(() => part('video', 'seeking')).toBe(false);
  }

  if (camera) {
    test.skipIf(!start)('a camera is opened, and let go of', async () => {
      await open('&starter=off');
      await expect.poll(state, { timeout: 60_000 }).toBe('ready');
      expect(await pad('stream.active')).toBe(true);
      await engine.read(`void (window.camera = document.querySelector('digit-gesture-pad').stream)`);
      await engine.click('[part~=stop]');
      await expect.poll(state).toBe('idle');
      expect(await engine.read('camera.active')).toBe(false);
    });
  }
});
