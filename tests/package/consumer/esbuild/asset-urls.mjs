import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

const address = /new URL\(\s*["'](\.[^"']+)["'],\s*import\.meta\.url,?\s*\)/g;

/** Takes along the files that digit-gesture names by `new URL('./x', import.meta.url)`. */
export function assetUrls() {
  return {
    name: 'asset-urls',
    setup(build) {
      build.onLoad({ namespace: 'file', filter: /digit-gesture\/dist\/.*\.js$/ }, async ({ path }) => {
        const imports = [];
        const code = (await readFile(path, 'utf8')).replace(address, (_, file) => {
          imports.push(`import asset${imports.length} from ${JSON.stringify(`asset:${file}`)};`);
          return `new URL(asset${imports.length - 1}, import.meta.url)`;
        });
        return { contents: `${code}\n${imports.join('\n')}`, loader: 'js' };
      });
      build.onResolve({ filter: /^asset:/ }, ({ path, importer }) => ({
        path: resolve(dirname(importer), path.slice('asset:'.length)),
        namespace: 'asset',
      }));
      build.onLoad({ filter: /.*/, namespace: 'asset' }, async ({ path }) => ({
        contents: await readFile(path),
        loader: 'file',
      }));
    },
  };
}
