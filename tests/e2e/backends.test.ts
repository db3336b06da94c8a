// What computes: found out by measuring, or named.
import { expect, test } from './support/test.js';

test('the fastest backend is found, shown and remembered', async ({ pad, page }) => {
  await pad.open({ backends: 'fastest', starter: '' });
  await pad.startKnowing();
  await pad.sees('4');
  const timings = () => pad.is((element) => element.classifier!.backendTimings!);
  const first = await timings();
  expect(first.candidates.map(({ name }) => name)).toEqual(['wasm', 'webgl']);
  expect(first.candidates[0].milliseconds).toBeGreaterThan(0);
  expect(first.candidates[1].problem).toContain('drawn by software');
  await page.reload();
  await pad.startKnowing();
  expect(await timings()).toEqual(first);
});

test('webgpu is downloaded when it is named only, and the next backend serves where it is missing', async ({
  pad,
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const webgpu = () => asked.filter((url) => url.includes('tfjs-backend-webgpu')).length;
  await pad.open({ backends: 'webgpu wasm', starter: '' });
  await pad.startKnowing();
  expect(await pad.is((element) => element.classifier!.backend)).toBe('wasm');
  await pad.open({ backends: 'webgpu', starter: '' });
  await pad.part('start').click();
  await pad.reaches('error');
  expect((await pad.told('error')).map(({ error }) => error)).toContain('backend-unavailable');
  // The browser was asked first, and said that it has none.
  expect(webgpu()).toBe(0);
});

for (const worker of ['on', 'off'])
  test(`a binary that does not arrive, worker ${worker}: the pad says so, and starts at the next try`, async ({
    pad,
    page,
    guard,
  }) => {
    guard.allow(/ERR_FAILED/);
    await page.route('**/*.wasm', (route) => route.abort());
    await pad.open({ worker, starter: '' });
    await pad.part('start').click();
    await pad.reaches('error');
    await expect(pad.part('error')).toContainText('Check the connection');
    await page.unroute('**/*.wasm');
    await pad.part('retry').click();
    await pad.reaches('predicting');
  });
