// A cross-origin isolated page: WebAssembly runs in threads there, and without them where their workers can't start.
import { withHeaders } from './support/headers.js';
import { expect, test } from './support/test.js';

const isolation = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};
const strict = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

for (const { name, policy, broken, threads } of [
  { name: 'threads are used', policy: `${strict} blob:`, broken: false, threads: true },
  { name: 'a policy without blob: means no threads', policy: strict, broken: false, threads: false },
  { name: 'code that a bundler broke means no threads', policy: '', broken: true, threads: false },
]) {
  test(`${name}, and digits are recognised`, async ({ pad, page, guard }) => {
    // What the browser says of the worker that the policy refused.
    if (!threads && !broken) guard.allow(/Creating a worker from 'blob:/);
    // And of the workers whose code is broken.
    if (broken) guard.allow(/is not defined\n.*WasmBackendModuleThreadedSimd/);
    await withHeaders(page, '**/pages/strict.html*', {
      ...isolation,
      ...(policy && { 'content-security-policy': policy }),
    });
    // As webpack's usual settings do it: in the text that workers run, the name isn't there to be compared.
    if (broken) {
      await page.route('**/cdn-tfjs-backend-wasm-*.js', async (route) => {
        const response = await route.fetch();
        const body = await response.text();
        const text = body.replaceAll(/"undefined"!=typeof (\w)&&\1&&/g, 'void 0!==$1&&$1&&');
        expect(text).not.toBe(body);
        await route.fulfill({ response, body: text });
      });
    }
    const binaries: string[] = [];
    page.on('request', (request) => {
      const [, variant] = /tfjs-backend-wasm-?([\w-]*)\.wasm$/.exec(request.url()) ?? [];
      if (variant !== undefined) binaries.push(variant);
    });
    await pad.open({ starter: '' }, 'pages/strict.html');
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await pad.startKnowing();
    await pad.sees('3');
    expect(binaries.at(-1)).toBe(threads ? 'threaded-simd' : 'simd');
  });
}
