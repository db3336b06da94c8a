/**
 * Rollup plugin: takes indentation out of the element's templates, and comments and needless space out of its styles,
 * which no minifier of JavaScript looks into. Space that may mean something (between words, selectors, operands) stays.
 */
export function templateSpace() {
  return {
    name: 'template-space',
    transform(code, id) {
      const folder = /[\\/]element[\\/](styles|view)[\\/]/.exec(id)?.[1];
      if (!folder) return null;
      const squeezed =
        folder === 'styles'
          ? code.replace(/(?<=\bcss ?`)[^`]*(?=`)/g, squeezeStyles)
          : code.replaceAll(/^ +/gm, '');
      return { code: squeezed, map: null };
    },
  };
}

function squeezeStyles(css) {
  return css
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};]) ?/g, '$1')
    .replaceAll(';}', '}');
}
