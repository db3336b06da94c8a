// Checks that links between pages, to anchors, files and pictures lead somewhere. Asks nothing of other hosts.
import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { readMarkdown } from './markdown.mjs';

/**
 * What is wrong with the links of some pages.
 * @param {readonly { path: string, text: string }[]} pages
 * @param {{ index?: string, exists: (path: string) => boolean }} options - `index`: the page from which each page of
 * its folder must be reached. `exists`: whether there is a file or folder at a path from the project's root.
 * @returns {{ checked: number, problems: string[] }}
 */
export function checkLinks(pages, { index, exists }) {
  const read = new Map(pages.map(({ path, text }) => [path, readMarkdown(text)]));
  const problems = [];
  let checked = 0;
  for (const [path, { links }] of read) {
    for (const { target, line } of links) {
      checked++;
      const problem = problemOf(target, path, read, exists);
      if (problem) problems.push(`${path}:${line}: ${target}: ${problem}`);
    }
  }
  if (index) {
    const below = [...read.keys()].filter((path) => path.startsWith(`${posix.dirname(index)}/`));
    const reached = reachedFrom(index, read);
    checked += below.length;
    for (const path of below)
      if (!reached.has(path)) problems.push(`${path}: no way leads here from ${index}`);
  }
  return { checked, problems };
}

function problemOf(target, page, read, exists) {
  if (/^[a-z][a-z+.-]*:/i.test(target)) return URL.canParse(target) ? null : 'not a URL';
  const [path, anchor] = target.split('#').map(decodeURIComponent);
  const file = resolve(page, path);
  if (file.startsWith('..')) return 'outside the project';
  if (!exists(file)) return 'there is no such file';
  if (anchor === undefined) return null;
  return read.get(file)?.anchors.has(anchor) ? null : 'there is no such heading';
}

/** The pages that somebody finds who starts at one of them. */
function reachedFrom(index, read) {
  const seen = new Set([index]);
  for (const page of seen) {
    for (const { target } of read.get(page)?.links ?? []) {
      const file = /^[a-z][a-z+.-]*:/i.test(target) ? '' : resolve(page, target.split('#')[0]);
      if (read.has(file)) seen.add(file);
    }
  }
  return seen;
}

function resolve(page, path) {
  return path === '' ? page : posix.normalize(posix.join(posix.dirname(page), path));
}

/** Whether there is a file or folder. */
export function onDisk(root) {
  return (path) => existsSync(posix.join(root, path));
}
