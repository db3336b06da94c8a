import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import webpack from 'webpack';
import { testBundler } from './support/bundle.js';

testBundler(
  'webpack',
  async (context, path) => {
    const { chunks, chunkGraph } = await run({
      mode: 'production',
      context,
      entry: './main.js',
      // As people do it, the worker too: some 40 s on two quiet cores, so once is enough.
      optimization: { minimize: context.endsWith('pad') },
      output: { path },
      performance: false,
    });
    // Not a module: webpack asks document.currentScript where it is.
    const html = await readFile(join(context, 'index.html'), 'utf8');
    await writeFile(join(path, 'index.html'), html.replace('type="module"', 'defer'));
    return new Map(
      [...chunks].flatMap((chunk) => {
        const modules = [...chunkGraph.getChunkModulesIterable(chunk)].flatMap(paths);
        return [...chunk.files].map((file) => [file, modules] as const);
      }),
    );
  },
  400_000,
);

/** @throws Error with all that webpack complains about. */
function run(configuration: webpack.Configuration): Promise<webpack.Compilation> {
  return new Promise((resolve, reject) => {
    webpack(configuration, (error, stats) => {
      if (error) reject(error);
      else if (stats!.hasErrors() || stats!.hasWarnings())
        reject(new Error(stats!.toString('errors-warnings')));
      else resolve(stats!.compilation);
    });
  });
}

/** Where a module is from; one that webpack joined from several has several places. */
function paths(module: webpack.Module): string[] {
  const joined = 'modules' in module ? (module.modules as webpack.Module[]) : [];
  return joined.length > 0 ? joined.flatMap(paths) : [module.nameForCondition() ?? ''];
}
