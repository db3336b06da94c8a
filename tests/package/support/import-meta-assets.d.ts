// The package has types, and its package.json hides them.
declare module '@web/rollup-plugin-import-meta-assets' {
  import type { Plugin } from 'rollup';
  export function importMetaAssets(): Plugin;
}
