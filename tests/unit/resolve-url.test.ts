import { afterEach, expect, test, vi } from 'vitest';
import { hand } from '../../src/backbone/hand/hand.js';
import { blueprintOf } from '../../src/blueprint.js';
import { resolveUrl } from '../../src/resolve-url.js';

afterEach(() => vi.unstubAllGlobals());

/** What Turbopack makes of `new URL('./x', import.meta.url)`: a URL by its class that says a path only. */
function withoutHost(path: string): URL {
  const own = (value: unknown): PropertyDescriptor => ({ enumerable: true, value });
  return Object.create(URL.prototype, {
    href: own(path),
    protocol: own(''),
    origin: own(''),
    toString: own(() => path),
  }) as URL;
}

test('a bundled file of which the bundler says a path only is looked for on the host of the page', () => {
  vi.stubGlobal('location', { href: 'https://app.example/some/page?x' });
  expect(resolveUrl(withoutHost('/_next/static/media/x.bin')).href).toBe(
    'https://app.example/_next/static/media/x.bin',
  );
});

test('an absolute address stays as it is, wherever the page is', () => {
  vi.stubGlobal('location', { href: 'https://app.example/' });
  expect(resolveUrl(new URL('https://cdn.example/x.bin')).href).toBe('https://cdn.example/x.bin');
  expect(blueprintOf(hand())?.options).toMatchObject({ model: expect.stringMatching(/^file:/) as string });
});

test('without a page, a relative address is an argument that is wrong', () => {
  expect(() => resolveUrl('x.bin')).toThrow(
    new TypeError('Not a URL: x.bin. Give an absolute one (https: or, under Node, file:).'),
  );
});
