// Three builds. The package: one module per source file, dependencies left to the user's bundler, so that nobody
// ships what they don't import. The CDN bundle: all of it in one place, for a <script type="module">. The worker: one
// file that imports nothing, because import maps don't reach workers, and bundlers by default make no worker of several.
import commonjs from '@rollup/plugin-commonjs';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import { isAbsolute, parse, resolve } from 'node:path';
import { assetUrls } from './tools/build/asset-urls.mjs';
import { copyAssets } from './tools/build/copy-assets.mjs';
import { templateSpace } from './tools/build/template-space.mjs';
import { thirdPartyLicences } from './tools/build/third-party-licences.mjs';

const isDependency = (id) => !id.startsWith('.') && !isAbsolute(id);

const entries = {
  index: 'src/index.ts',
  'element/index': 'src/element/index.ts',
  'element/define': 'src/element/define.ts',
  'element/webgpu': 'src/element/webgpu.ts',
  'backends/webgpu': 'src/backends/webgpu.ts',
  cdn: 'src/cdn.ts',
  worker: 'src/worker.ts',
};

/** Everything that rollup warns about is wrong here, but for what dependencies do. */
function onwarn(warning, warn) {
  const inDependency = [warning.id, ...(warning.ids ?? [])].some((id) => id?.includes('node_modules'));
  if (inDependency || warning.code === 'CIRCULAR_DEPENDENCY') return;
  if (warning.code === 'PLUGIN_WARNING' || warning.code === 'UNRESOLVED_IMPORT')
    throw new Error(warning.message);
  warn(warning);
}

/** After the package or the source file that a chunk of the bundle is there for. */
function chunkName(facade) {
  const name = /node_modules\/(?:@[^/]+\/)?([^/]+)/.exec(facade ?? '')?.[1] ?? parse(facade ?? 'shared').name;
  return name.replaceAll(/[^\w-]/g, '');
}

const modules = {
  input: entries,
  external: isDependency,
  onwarn,
  plugins: [
    typescript({ tsconfig: 'tsconfig.build.json', noEmitOnError: true }),
    templateSpace(),
    copyAssets(),
  ],
  output: {
    dir: 'dist',
    format: 'es',
    sourcemap: true,
    preserveModules: true,
    preserveModulesRoot: 'src',
  },
};

/** Bundles what the first build wrote, dependencies included. */
const bundling = () => [
  assetUrls(resolve('dist')),
  nodeResolve({ browser: true }),
  // The few packages that are not modules; looking through all others for such code takes long.
  commonjs({ include: /node_modules\/(long|seedrandom|@tensorflow\/tfjs-backend-wasm\/wasm-out)\// }),
  // What TensorFlow.js starts threads with is this code as text, without what stands around it: there, a comparison
  // with undefined in place of typeof would throw. Comments are dropped, but for those to bundlers.
  terser({
    module: true,
    ecma: 2020,
    compress: { typeofs: false },
    format: { comments: /webpackIgnore|@vite-ignore/ },
  }),
];

/** Takes the place of the first build's worker.js. */
const worker = {
  input: { worker: 'dist/worker.js' },
  onwarn,
  plugins: bundling(),
  output: { dir: 'dist', format: 'iife', inlineDynamicImports: true, entryFileNames: '[name].js' },
};

/** Takes the place of the first build's cdn.js. Everything that is in the worker is in here too, licences as well. */
const cdn = {
  input: { cdn: 'dist/cdn.js' },
  onwarn,
  plugins: [...bundling(), thirdPartyLicences()],
  output: {
    dir: 'dist',
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: ({ facadeModuleId }) => `cdn-${chunkName(facadeModuleId)}-[hash].js`,
  },
};

export default [modules, worker, cdn];
