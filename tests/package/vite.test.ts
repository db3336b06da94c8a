import { join } from 'node:path';
import { build, createServer, type Rolldown } from 'vite';
import { expect, inject, test } from 'vitest';
import { testBundler } from './support/bundle.js';
import { addPictures } from './support/consumer.js';
import { openBrowser, openPage, padResult } from './support/open-page.js';

testBundler(
  'Vite',
  async (root, outDir) => {
    const built = (await build({
      root,
      configFile: false,
      logLevel: 'silent',
      base: './',
      build: { outDir, emptyOutDir: true },
    })) as Rolldown.RolldownOutput;
    return new Map(
      built.output
        .filter((file) => file.type === 'chunk')
        .map(({ fileName, modules }) => [
          fileName.split('/').at(-1)!,
          Object.keys(modules).filter((id) => modules[id].renderedLength > 0),
        ]),
    );
  },
  120_000,
);

test('Vite serves it while one develops', async () => {
  const { folder } = inject('consumer');
  const root = join(folder, 'pad');
  await addPictures(folder, root);
  const browser = await openBrowser();
  const server = await createServer({ root, configFile: false, logLevel: 'silent', server: { port: 0 } });
  try {
    await server.listen();
    const { result, otherHosts } = await openPage(browser, server.resolvedUrls?.local[0]);
    expect(result).toEqual(padResult);
    expect(otherHosts).toEqual([]);
  } finally {
    await server.close();
    await browser.close();
  }
});
