/** Paths as users import them: the built file, not its source. */
const builtPaths = {
  name: 'built-paths',
  packageLinkPhase({ customElementsManifest }) {
    const toBuilt = (path) => path?.replace(/^\/?src\/(.*)\.ts$/, 'dist/$1.js');
    for (const module of customElementsManifest.modules) {
      module.path = toBuilt(module.path);
      for (const { declaration } of module.exports ?? [])
        if (declaration) declaration.module = toBuilt(declaration.module);
    }
  },
};

export default {
  globs: ['src/element/**/*.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [builtPaths],
};
