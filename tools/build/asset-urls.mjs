import { dirname, join, posix, relative, sep } from 'node:path';

const literal = /new URL\(\s*(['"])(\.[^'"]+)\1,\s*import\.meta\.url,?\s*\)/g;

/**
 * Rollup plugin for a bundle whose files all lie in the root of `dist/`: points each
 * `new URL('./assets/x', import.meta.url)` at the copy that the build put in the folder of its source file.
 * Any other use of `import.meta.url` is an error, because it would mean another place in the bundle.
 */
export function assetUrls(source) {
  return {
    name: 'asset-urls',
    transform(code, id) {
      if (!id.startsWith(join(source, sep)) || !code.includes('import.meta.url')) return null;
      const folder = relative(source, dirname(id)).split(sep).join('/');
      const rewritten = code.replace(literal, (_, quote, path) => {
        const fromRoot = `./${posix.join(folder, path)}`;
        return `new URL(${quote}${fromRoot}${quote}, import.meta.` + `url)`;
      });
      if (code.replace(literal, '').includes('import.meta.url')) {
        this.error(
          `${id}: write new URL('./assets/…', import.meta.url) with a literal path, and nothing else.`,
        );
      }
      return { code: rewritten, map: null };
    },
  };
}
