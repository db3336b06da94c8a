// Pads that come and go leave nothing behind.
import { expect, test } from './support/test.js';

test.setTimeout(240_000);

for (const [worker, pads] of [
  ['on', 50],
  ['off', 20],
] as const)
  test(`${pads} pads that start, learn and go, worker ${worker}: no live track, no tensor and no element more than before`, async ({
    pad,
    page,
  }) => {
    await pad.open({ worker });
    const browser = await page.context().newCDPSession(page);

    const mount = (times: number) =>
      page.evaluate(
        async ([count, worker]) => {
          for (let i = 0; i < count; i++) {
            const element = document.createElement('digit-gesture-pad');
            element.setAttribute('backends', 'wasm');
            element.setAttribute('worker', worker);
            document.querySelector('main')!.append(element);
            await element.start();
            // The whole way takes its time: now and then is enough.
            if (i % 10 === 0) {
              await element.capture('1');
              await element.capture('2');
              if (!element.classifier?.isTrained) await element.train();
              await element.startPredicting();
              await new Promise((resolve) => element.addEventListener('prediction', resolve, { once: true }));
            }
            element.remove();
            // What it was taught is put away before its classifier goes.
            while (element.classifier) await new Promise((resolve) => setTimeout(resolve));
            await new Promise((resolve) => setTimeout(resolve, 20));
          }
        },
        [times, worker] as const,
      );
    const measure = async () => {
      await browser.send('HeapProfiler.collectGarbage');
      const { nodes, jsEventListeners } = await browser.send('Memory.getDOMCounters');
      const live = await page.evaluate(() => tracks.live());
      // Of however many pads.
      expect(page.workers()).toHaveLength(worker === 'on' ? 1 : 0);
      const tensors = await (page.workers()[0] ?? page).evaluate(countTensors);
      return { nodes, jsEventListeners, tensors, live };
    };

    await pad.start();
    await pad.show('1');
    expect((await measure()).tensors).toBeGreaterThan(0);
    await pad.part('stop').click();
    await pad.hasLive(0);
    // What stays once for all is there after three.
    await mount(3);
    const before = await measure();
    await mount(pads);
    const after = await measure();
    expect(after.live).toBe(0);
    expect(after.tensors).toBe(before.tensors);
    // A pad is some 300 nodes and 40 listeners: twenty that stayed would be 6,000 and 800. The last few may still wait
    // for the collector.
    expect(after.nodes - before.nodes).toBeLessThan(1500);
    expect(after.jsEventListeners - before.jsEventListeners).toBeLessThan(200);
  });

/** Runs where the work is done. */
function countTensors(): number {
  // Where tfjs keeps its one engine.
  return (globalThis as unknown as { _tfengine: { state: { numTensors: number } } })._tfengine.state
    .numTensors;
}
