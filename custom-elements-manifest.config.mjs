/** Only what users can see: no internal members, and of the events those that are documented; the analyzer guesses others. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules) {
      for (const declaration of declarations) {
        declaration.members = declaration.members?.filter(({ privacy }) => privacy === undefined);
        declaration.events = declaration.events?.filter(({ description }) => description);
      }
    }
  },
};

/** Paths as users import them: the built file, not its source. And which file defines the tag, which a method does. */
const builtPaths = {
  name: 'built-paths',
  packageLinkPhase({ customElementsManifest }) {
    const built = (path) => path.replace(/^\/?src\/(.*)\.(ts|js)$/, 'dist/$1.js');
    const references = (value) => {
      if (typeof value !== 'object' || value === null) return;
      if (typeof value.module === 'string') value.module = built(value.module);
      Object.values(value).forEach(references);
    };
    for (const module of customElementsManifest.modules) {
      const path = module.path;
      module.path = built(path);
      references(module);
      if (path.endsWith('/define.ts'))
        module.exports.push({
          kind: 'custom-element-definition',
          name: 'digit-gesture-pad',
          declaration: { name: 'DigitGesturePad', module: 'dist/element/digit-gesture-pad.js' },
        });
    }
  },
};

export default {
  globs: ['src/element/{define,digit-gesture-pad,events,form-element,pad-element,settings-element}.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [publicOnly, builtPaths],
};
