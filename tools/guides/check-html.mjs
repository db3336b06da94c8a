// Checks HTML samples: that they parse, and that the pad has the attributes which they give it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execModule, root } from '../run/exec.mjs';
import { attributesOf, elementsIn } from './html-tree.mjs';
import { parseHtml } from './samples.mjs';

const tag = 'digit-gesture-pad';

/** Attributes of every element. */
const global = /^(id|class|style|slot|part|hidden|title|dir|tabindex|autofocus|data-.+|aria-.+|role)$/;

/**
 * The attributes that the pad's custom-elements manifest names, made from the sources as they are.
 * @returns {Promise<Set<string>>}
 */
export async function padAttributes() {
  const folder = 'temp/guides-manifest';
  const code = await execModule('@custom-elements-manifest/analyzer/cem.js', [
    'analyze',
    '--quiet',
    '--outdir',
    folder,
  ]);
  if (code !== 0) throw new Error('The custom-elements manifest could not be made.');
  const { modules } = JSON.parse(await readFile(join(root, folder, 'custom-elements.json'), 'utf8'));
  const pad = modules
    .flatMap(({ declarations = [] }) => declarations)
    .find(({ name }) => name === 'DigitGesturePad');
  return new Set(pad.attributes.map(({ name }) => name));
}

/**
 * What is wrong with an HTML sample.
 * @param {import('./samples.mjs').Sample} sample
 * @param {ReadonlySet<string>} attributes - The pad's.
 * @returns {string[]}
 */
export function checkHtml({ page, line, code }, attributes) {
  const problems = [];
  const report = (row, text) => problems.push(`${page}:${line + row - 1}: ${text}`);
  const tree = parseHtml(code, ({ code: error, startLine }) => report(startLine, `HTML: ${error}`));
  for (const element of elementsIn(tree)) {
    const { startLine, startTag, endTag } = element.sourceCodeLocation ?? {};
    if (startTag && !endTag && !isVoid(element.tagName))
      report(startLine, `<${element.tagName}> is not closed`);
    if (element.tagName !== tag) continue;
    for (const name of attributesOf(element).keys()) {
      if (!attributes.has(name) && !global.test(name))
        report(startLine, `<${tag}> has no attribute "${name}"`);
    }
  }
  return problems;
}

/** Elements that have no end tag. */
function isVoid(name) {
  return /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/.test(name);
}
