// The work is done in a worker: the page never waits, and nothing is lost where a worker is.
import type { Page } from '@playwright/test';
import { freePort } from '../../tools/run/free-port.mjs';
import { serve, testFolders } from '../../tools/run/server.mjs';
import type { PadPage } from './support/pad-page.js';
import { expect, test } from './support/test.js';

/** What was seen on the page's thread in some seconds. */
interface Watched {
  /** Tasks of more than 50 ms. */
  readonly long: number[];
  /** Milliseconds that each click waited. */
  readonly clicks: number[];
}

/** Clicks a button forty times, and watches meanwhile. */
async function clickAndWatch(page: Page): Promise<Watched> {
  await page.evaluate(() => {
    const watched: Watched = { long: [], clicks: [] };
    Object.assign(window, { watched });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.long.push(Math.round(duration));
    }).observe({ type: 'longtask' });
    const button = document.createElement('button');
    button.id = 'probe';
    button.textContent = 'Click';
    button.addEventListener('click', (event) => watched.clicks.push(performance.now() - event.timeStamp));
    document.querySelector('h1')!.replaceChildren(button);
  });
  const { x, y, width, height } = (await page.locator('#probe').boundingBox())!;
  for (let click = 0; click < 40; click++) {
    await page.mouse.click(x + width / 2, y + height / 2);
    await page.waitForTimeout(50);
  }
  return page.evaluate(() => (window as unknown as { watched: Watched }).watched);
}

test('predicting and training mlp on 500 samples: no long task, and clicks are answered', async ({
  pad,
  page,
}) => {
  test.setTimeout(240_000);
  await pad.open({ head: 'mlp' });
  await pad.start();
  expect(await pad.is((element) => element.classifier!.inWorker)).toBe(true);
  await pad.teach('1', 2);
  await pad.teach('5', 2);
  await pad.is((element) => {
    const classifier = element.classifier!;
    const taken = classifier.samples;
    classifier.restoreSamples(
      Array.from({ length: 496 }, (_, i) => ({ ...taken[i % taken.length], id: `copy ${i}` })),
    );
    return element.train({ epochs: 1 });
  });
  await pad.predict();
  // What is loaded and compiled once is not what is measured.
  await page.waitForTimeout(1500);

  // By the thread's own time, which doesn't count what other programs take away: strict on every machine.
  const stop = await traceTasks(page);
  expect(await pad.is(async (element) => (await element.classifier!.train({ epochs: 3 })).samples)).toBe(500);
  expect(Math.max(...(await stop())), "the page's longest task, in ms of its thread").toBeLessThan(50);

  // As people meet it. A machine that does something else besides is given three chances.
  const training = pad.is((element) => {
    const { signal } = Object.assign(window, { training: new AbortController() }).training;
    return element.classifier!.train({ epochs: 1000, signal }).catch(() => 'stopped');
  });
  const windows: Watched[] = [];
  const isClean = ({ long, clicks }: Watched) => long.length === 0 && Math.max(...clicks) < 100;
  do windows.push(await clickAndWatch(page));
  while (windows.length < 3 && !windows.some(isClean));
  await page.evaluate(() => (window as unknown as { training: AbortController }).training.abort());
  expect(await training).toBe('stopped');
  expect(windows.at(-1)!.clicks).toHaveLength(40);
  expect(windows.some(isClean), JSON.stringify(windows)).toBe(true);
});

/** Records the tasks of the page's thread; gives their lengths in milliseconds of its processor time. */
async function traceTasks(page: Page): Promise<() => Promise<number[]>> {
  const browser = page.context().browser()!;
  await browser.startTracing(page, { categories: ['toplevel', '__metadata', 'devtools.timeline'] });
  return async () => {
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: Traced[] };
    const thread = ({ pid, tid }: Traced) => `${pid} ${tid}`;
    const mains = traceEvents.filter(
      ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain',
    );
    const threads = new Set(mains.map(thread));
    const tasks = traceEvents.filter((event) => event.tdur !== undefined && threads.has(thread(event)));
    expect(tasks.length, 'tasks were traced').toBeGreaterThan(100);
    return tasks.map(({ tdur }) => tdur! / 1000);
  };
}

/** An event of Chromium's trace. */
interface Traced {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time, in microseconds. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

test('from another origin, as from a CDN', async ({ page }) => {
  const cdn = await serve({ folders: testFolders, port: Number(await freePort()), cors: true });
  try {
    await page.goto('pages/tfjs.html?backend=cpu');
    const known = await page.evaluate(async (address) => {
      const { GestureClassifier, wasm } = (await import(address)) as typeof import('../../src/index.js');
      const classifier = await GestureClassifier.create({ backends: [wasm()] });
      const { inWorker, starterLabels } = classifier;
      classifier.dispose();
      return { inWorker, known: starterLabels.length };
    }, `${cdn.url}dist/cdn.js`);
    expect(known).toEqual({ inWorker: true, known: 10 });
  } finally {
    cdn.close();
  }
});

test('a worker that ends is replaced: the call that was lost says so, the pad goes on, no sample is lost', async ({
  pad,
  page,
}) => {
  await pad.open({ starter: '' });
  await pad.startKnowing();
  await pad.teach('7', 2);
  await pad.sees('7');
  const [worker] = page.workers();
  const lost = pad.is((element) => {
    const slow = element.classifier!.save().then(
      () => null,
      (error: unknown) => (error as { code?: string }).code ?? String(error),
    );
    return slow;
  });
  // The way of a worker that was terminated or ran out of memory: it says nothing.
  worker.evaluate(() => self.close()).catch(() => undefined);
  expect([null, 'worker-stopped']).toContain(await lost);
  await expect.poll(() => page.workers().includes(worker)).toBe(false);
  await pad.sees('3');
  await pad.sees('7');
  expect(page.workers()).toHaveLength(1);
  expect(await pad.is((element) => element.classifier!.samples.length)).toBe(2);
  expect(await pad.is(async (element) => (await element.classifier!.train()).samples)).toBe(2);
});

test('ends with the last classifier', async ({ pad, page }) => {
  await pad.open();
  await pad.start();
  expect(page.workers()).toHaveLength(1);
  await page.evaluate(() => document.querySelector('digit-gesture-pad')!.remove());
  await expect.poll(() => page.workers().length).toBe(0);
});

test('worker="off": the same in the page', async ({ pad, page }) => {
  await pad.open({ starter: '', worker: 'off' });
  await pad.startKnowing();
  await pad.sees('3');
  expect(page.workers()).toHaveLength(0);
  await pad.is((element) => (element.worker = true));
  await expect.poll(() => pad.is((element) => element.classifier?.inWorker)).toBe(true);
});

/** Opens the strict page with this policy. */
async function openUnder(policy: string, pad: PadPage): Promise<void> {
  await pad.page.route('**/pages/strict.html*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      headers: { ...response.headers(), 'content-security-policy': policy },
    });
  });
  await pad.open({ starter: '' }, 'pages/strict.html');
}

test('where only trusted scripts may be loaded', async ({ pad }) => {
  await openUnder("require-trusted-types-for 'script'; trusted-types lit-html digit-gesture", pad);
  await pad.startKnowing();
  expect(await pad.is((element) => element.classifier!.inWorker)).toBe(true);
});

test('where a policy forbids workers, the work is done in the page', async ({ pad, guard }) => {
  guard.allow(/worker/i);
  await openUnder("worker-src 'none'", pad);
  await pad.startKnowing();
  expect(await pad.is((element) => element.classifier!.inWorker)).toBe(false);
  await pad.sees('3');
});

test('pictures of another site that may not be read are refused, wherever the work is done', async ({
  page,
}) => {
  const other = await serve({ folders: testFolders, port: Number(await freePort()) });
  try {
    await page.goto('pages/tfjs.html?backend=cpu');
    const refused = await page.evaluate(async (site) => {
      const address = '/dist/cdn.js';
      const { GestureClassifier, wasm } = (await import(address)) as typeof import('../../src/index.js');
      const image = new Image();
      image.src = `${site}dist/element/cards/assets/3.webp`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.getContext('2d')!.drawImage(image, 0, 0);
      const video = document.createElement('video');
      video.muted = true;
      video.src = `${site}dist/element/sample/assets/digits.webm`;
      await video.play();
      const messages: string[] = [];
      for (const worker of [true, false]) {
        const classifier = await GestureClassifier.create({ backends: [wasm()], worker });
        for (const source of [image, canvas, video]) {
          const outcome = await classifier.predict(source).catch((error: unknown) => error);
          messages.push(outcome instanceof TypeError ? outcome.message : 'not refused');
        }
        classifier.dispose();
      }
      return messages;
    }, other.url);
    expect(refused).toEqual(new Array(6).fill(expect.stringContaining('comes from another site')));
  } finally {
    other.close();
  }
});
