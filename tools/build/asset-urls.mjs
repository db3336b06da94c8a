import { dirname, join, posix, relative, sep } from 'node:path';

const literal = /new URL\(\s*(['"])(\.[^'"]+)\1,\s*import\.meta\.url,?\s*\)/g;

/**
 * Rollup plugin for a bundle whose files all lie in the root of `dist/`: points each
 * `new URL('./assets/x', import.meta.url)` at the copy that the build put in the folder of its source file.
 * Any other `new URL(…, import.meta.url)` is an error, because it would mean another place in the bundle.
 */
export function assetUrls(source) {
  return {
    name: 'asset-urls',
    transform(code, id) {
      if (!id.startsWith(join(source, sep)) || !code.includes('import.meta.url')) return null;
      const folder = relative(source, dirname(id)).split(sep).join('/');
      const rewritten = code.replace(
        literal,
        (_, quote, path) => `new URL(${quote}./${posix.join(folder, path)}${quote}, import.meta.url)`,
      );
      if (/new URL\([^)]*,\s*import\.meta\.url/.test(code.replace(literal, ''))) {
        this.error(
          `${id}: write new URL('./assets/…', import.meta.url) with a literal path, and nothing else.`,
        );
      }
      return { code: rewritten, map: null };
    },
  };
}
