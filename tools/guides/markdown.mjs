// What a page says to a program: its links, the anchors that others can link to, and its code.
import MarkdownIt from 'markdown-it';
import { parseFragment } from 'parse5';
import { attributesOf, elementsIn } from './html-tree.mjs';

const markdown = new MarkdownIt({ html: true });

/**
 * Reads a page.
 * @param {string} text
 * @returns {{
 *   links: { target: string, line: number }[],
 *   anchors: Set<string>,
 *   fences: { info: string, code: string, line: number, comment: string }[],
 * }} Lines count from 1. `comment` is the HTML comment right before a fence, '' for none.
 */
export function readMarkdown(text) {
  const links = [];
  const anchors = new Set();
  const fences = [];
  const tokens = markdown.parse(text, {});
  let line = 1;
  tokens.forEach((token, i) => {
    if (token.map) line = token.map[0] + 1;
    if (token.type === 'fence') {
      const comment = commentIn(tokens[i - 1]);
      fences.push({ info: token.info.trim(), code: token.content, line, comment });
    }
    if (token.type === 'heading_open') addAnchor(anchors, slug(textOf(tokens[i + 1])));
    for (const part of [token, ...(token.children ?? [])]) {
      for (const [name, value] of referencesIn(part)) {
        if (name === 'id') anchors.add(value);
        else links.push({ target: value, line });
      }
    }
  });
  return { links, anchors, fences };
}

function commentIn(token) {
  if (token?.type !== 'html_block') return '';
  return (/^<!--(.*?)-->\s*$/s.exec(token.content)?.[1] ?? '').trim();
}

/** Name and value of each attribute that names a place, there or here. */
function referencesIn(token) {
  if (token.type === 'link_open') return [['href', token.attrGet('href')]];
  if (token.type === 'image') return [['src', token.attrGet('src')]];
  if (token.type !== 'html_block' && token.type !== 'html_inline') return [];
  return elementsIn(parseFragment(token.content)).flatMap((element) =>
    [...attributesOf(element)].filter(([name]) => ['href', 'src', 'srcset', 'id'].includes(name)),
  );
}

function textOf(inline) {
  return inline.children.map(({ type, content }) => (type === 'html_inline' ? '' : content)).join('');
}

/** A heading's anchor, by GitHub's rules. */
export function slug(heading) {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
    .replaceAll(' ', '-');
}

/** A second heading of the same words gets a number. */
function addAnchor(anchors, name) {
  let unique = name;
  for (let n = 1; anchors.has(unique); n++) unique = `${name}-${n}`;
  anchors.add(unique);
}
