// The work is done in a worker: the page never waits, and nothing is lost where a worker is.
import type { Page } from '@playwright/test';
import { freePort } from '../../tools/run/free-port.mjs';
import { serve, testFolders } from '../../tools/run/server.mjs';
import type { PadPage } from './support/pad-page.js';
import { expect, test } from './support/test.js';

/** Watches the page's thread from now on. */
function watch(page: Page): Promise<void> {
  return page.evaluate(() => {
    const watched = { long: [] as number[], clicks: [] as number[] };
    Object.assign(window, { watched });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.long.push(Math.round(duration));
    }).observe({ type: 'longtask' });
    const button = document.createElement('button');
    button.id = 'probe';
    button.textContent = 'Click';
    button.addEventListener('click', (event) => watched.clicks.push(performance.now() - event.timeStamp));
    document.querySelector('h1')!.append(button);
  });
}

/** What has been seen: tasks of more than 50 ms, and how long each click waited. */
function watched(page: Page): Promise<{ long: number[]; clicks: number[] }> {
  return page.evaluate(
    () => (window as unknown as { watched: { long: number[]; clicks: number[] } }).watched,
  );
}

test('predicting and training mlp on 500 samples: no long task, and clicks are answered', async ({
  pad,
  page,
}) => {
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
    return element.train();
  });
  await pad.predict();
  // What is loaded and compiled once is not what is measured.
  await page.waitForTimeout(1500);
  await watch(page);
  const training = pad.is(async (element) => {
    const report = await element.classifier!.train();
    return report.samples;
  });
  let ended = false;
  void training.then(() => (ended = true));
  let clicks = 0;
  for (; !ended || clicks < 10; clicks++) {
    await page.locator('#probe').dispatchEvent('pointerdown');
    await page.mouse.click(...(await middleOf(page)));
    await page.waitForTimeout(50);
  }
  expect(await training).toBe(500);
  const seen = await watched(page);
  expect(seen.clicks).toHaveLength(clicks);
  expect(Math.max(...seen.clicks), `clicks waited ${seen.clicks.map(Math.round).join(', ')} ms`).toBeLessThan(
    100,
  );
  expect(seen.long, 'tasks of more than 50 ms').toEqual([]);
});

async function middleOf(page: Page): Promise<[number, number]> {
  const box = (await page.locator('#probe').boundingBox())!;
  return [box.x + box.width / 2, box.y + box.height / 2];
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
