import { build } from 'esbuild';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inject } from 'vitest';
import { testBundler } from './support/bundle.js';

testBundler(
  'esbuild',
  async (app, outdir) => {
    const plugin = join(inject('consumer').folder, 'esbuild/asset-urls.mjs');
    const { assetUrls } = (await import(pathToFileURL(plugin).href)) as {
      assetUrls: () => import('esbuild').Plugin;
    };
    const { metafile } = await build({
      absWorkingDir: app,
      entryPoints: ['main.js'],
      outdir,
      bundle: true,
      splitting: true,
      format: 'esm',
      minify: true,
      metafile: true,
      logLevel: 'silent',
      plugins: [assetUrls()],
    });
    return new Map(
      Object.entries(metafile.outputs).map(([file, { inputs }]) => [
        file.split('/').at(-1)!,
        Object.keys(inputs).filter((id) => inputs[id].bytesInOutput > 0),
      ]),
    );
  },
  120_000,
);
