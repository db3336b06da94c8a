// A page with the strictest content security policy that a pad can live under.
import { withHeaders } from './support/headers.js';
import { expect, test } from './support/test.js';

/** Nothing inline, nothing evaluated but WebAssembly, nothing from elsewhere: no `blob:`, no `data:`. */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "base-uri 'none'",
  // Text never becomes code or markup, but for lit's own templates and the address of our worker.
  "require-trusted-types-for 'script'",
  'trusted-types lit-html digit-gesture',
].join('; ');

for (const head of ['least-squares', 'mlp']) {
  test(`the whole way with ${head}, and the policy is never violated`, async ({ pad, page, guard }) => {
    await withHeaders(page, '**/pages/strict.html*', { 'content-security-policy': policy });
    await page.addInitScript(() => {
      const violations: string[] = [];
      Object.assign(window, { violations });
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
        violations.push(`${violatedDirective}: ${blockedURI} ${sample}`),
      );
    });
    await pad.open({ head, autosave: 'strict', lang: 'de' }, 'pages/strict.html');
    // The policy is in force: a style of the page's own is refused. (Others like it are found by their event below.)
    guard.allow(/Applying inline style violates/);
    expect(
      await page.evaluate(() => {
        const probe = document.createElement('p');
        probe.setAttribute('style', 'color: red');
        document.body.append(probe);
        return getComputedStyle(probe).color;
      }),
    ).not.toBe('rgb(255, 0, 0)');
    // So are Trusted Types.
    guard.allow(/requires 'TrustedHTML' assignment/);
    expect(
      await page.evaluate(() => {
        try {
          document.createElement('p').innerHTML = '<b></b>';
          return 'taken';
        } catch (error) {
          return (error as Error).name;
        }
      }),
    ).toBe('TypeError');
    const violations = () => page.evaluate(() => (window as unknown as { violations: string[] }).violations);
    await expect.poll(violations).toHaveLength(2);
    await page.evaluate(() => (window as unknown as { violations: string[] }).violations.splice(0));

    await pad.start();
    await pad.teach('1', 1);
    await pad.teach('5', 1);
    if (head === 'mlp') {
      await pad.part('train').click();
      await expect.poll(async () => (await pad.told('trained')).length, { timeout: 60_000 }).toBe(1);
    }
    await pad.predict();
    await expect(pad.part('prediction')).toBeVisible();
    expect(await pad.is((element) => element.classifier!.inWorker)).toBe(true);
    const downloading = page.waitForEvent('download');
    await pad.part('save').click();
    await downloading;
    await pad.part('undo').click();
    await pad.part('stop').click();
    expect(await violations()).toEqual([]);
  });
}
