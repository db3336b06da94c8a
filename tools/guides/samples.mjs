// The code samples of a page, with what their comments say of them.
import { parse, parseFragment } from 'parse5';
import { attributesOf, elementsIn, textIn } from './html-tree.mjs';
import { readMarkdown } from './markdown.mjs';
import { needsOfPage } from './needs.mjs';

/**
 * @typedef {object} Sample
 * @property {string} page - Path of the page.
 * @property {number} line - Where its code begins there, from 1.
 * @property {string} language - `ts`, `tsx`, `js`, `html`, …; '' for none.
 * @property {string} code
 * @property {string[]} needs - Names that it uses and doesn't declare.
 * @property {boolean} run - Whether it is run under Node, too.
 */

/**
 * All fenced code of a page. A comment before the fence, `<!-- sample: needs video, classifier; run -->`, says what
 * the sample takes for granted and whether it is run.
 * @param {{ path: string, text: string }} page
 * @returns {Sample[]}
 */
export function samplesOf({ path, text }) {
  return readMarkdown(text).fences.map(({ info, code, line, comment }) => {
    const language = info.split(/\s/)[0];
    const { needs, run } = readComment(comment, `${path}:${line}`);
    const taken = needs ?? needsOfPage(path).filter((name) => !declares(code, name));
    return { page: path, line: line + 1, language, code, needs: taken, run };
  });
}

/** @throws An `Error` for words that mean nothing here, so that a slip of the pen doesn't turn a check off. */
function readComment(comment, place) {
  const words = /^sample:(.*)$/s.exec(comment)?.[1].split(';') ?? [];
  let needs;
  let run = false;
  for (const word of words.map((part) => part.trim())) {
    if (word === 'run') run = true;
    else if (word.startsWith('needs '))
      needs = word
        .slice(6)
        .split(',')
        .map((name) => name.trim());
    else throw new Error(`${place}: "${word}" says nothing about a sample.`);
  }
  return { needs, run };
}

function declares(code, name) {
  return new RegExp(String.raw`\b(?:const|let|import)\b[^;=]*\b${name}\b`).test(code) || !code.includes(name);
}

/**
 * An HTML sample and the scripts in it, each a sample of its own.
 * @param {Sample} sample
 */
export function scriptsIn(sample) {
  return elementsIn(parseHtml(sample.code))
    .filter((element) => element.tagName === 'script' && !attributesOf(element).has('src'))
    .map((script) => ({
      ...sample,
      language: 'js',
      line: sample.line + script.sourceCodeLocation.startTag.endLine - 1,
      code: textIn(script),
    }));
}

/** A whole page or a part of one. */
export function parseHtml(code, onParseError) {
  const options = { sourceCodeLocationInfo: true, onParseError };
  return /^\s*<!doctype/i.test(code) ? parse(code, options) : parseFragment(code, options);
}
