import { importMetaAssets } from '@web/rollup-plugin-import-meta-assets';
import commonjs from '@rollup/plugin-commonjs';
import nodeResolve from '@rollup/plugin-node-resolve';
import { join } from 'node:path';
import { rollup } from 'rollup';
import { testBundler } from './support/bundle.js';

// The few packages that are not modules; looking through all others takes long.
const include = /node_modules\/(long|seedrandom|@tensorflow\/tfjs-backend-wasm\/wasm-out)\//;

testBundler(
  'Rollup',
  async (app, dir) => {
    const bundle = await rollup({
      input: join(app, 'main.js'),
      plugins: [nodeResolve({ browser: true }), commonjs({ include }), importMetaAssets()],
      onwarn(warning) {
        // Packages of TensorFlow.js import each other in circles.
        if (warning.code === 'CIRCULAR_DEPENDENCY' || warning.id?.includes('@tensorflow')) return;
        throw new Error(warning.message);
      },
    });
    const { output } = await bundle.write({ dir, format: 'es' });
    await bundle.close();
    return new Map(
      output
        .filter((file) => file.type === 'chunk')
        .map(({ fileName, modules }) => [
          fileName,
          Object.keys(modules).filter((id) => modules[id].renderedLength > 0),
        ]),
    );
  },
  120_000,
);
