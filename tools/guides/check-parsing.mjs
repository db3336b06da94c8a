// Samples in languages of which only the form is checked: whether their own compiler takes them.

const parsers = {
  json: (code) => void JSON.parse(code),
  async vue(code) {
    const { compileTemplate, parse } = await import('vue/compiler-sfc');
    const { descriptor, errors } = parse(code);
    const template = descriptor.template?.content ?? '';
    const compiled = compileTemplate({ source: template, filename: 'sample.vue', id: 'sample' });
    const [error] = [...errors, ...compiled.errors];
    if (error) throw new Error(String(error.message ?? error));
  },
  async svelte(code) {
    const { compile } = await import('svelte/compiler');
    compile(code, { generate: 'client' });
  },
};

/**
 * What is wrong with a sample.
 * @param {import('./samples.mjs').Sample} sample
 * @returns {Promise<string[]>}
 */
export async function checkParsing({ page, line, language, code }) {
  try {
    await parsers[language](code);
    return [];
  } catch (error) {
    return [`${page}:${line}: ${error.message}`];
  }
}
