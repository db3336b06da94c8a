// Checks the site as it was written: whether what its pages point at is there, and whether each has one first heading. The
// pages were checked before, but here they lie elsewhere and have other names.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'parse5';
import { attributesOf, elementsIn } from '../guides/html-tree.mjs';

/**
 * @param {string} folder
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>} Counts of links and pictures, and of pages' headings.
 */
export async function checkSite(folder) {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.html'));
  // What guides link to besides pages is there as a file of its own, not as a page of the site.
  const files = names
    .map((name) => join(folder, name))
    .filter((file) => dirname(file) !== join(folder, 'media'));
  const pages = new Map(await Promise.all(files.map(async (file) => [file, await readPage(file)])));
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [file, { targets, headings }] of pages) {
    counts[headings === 1 ? 'passed' : 'failed']++;
    if (headings !== 1) console.log(`${file.slice(folder.length)}: ${headings} first headings`);
    for (const target of targets) {
      const found = leadsSomewhere(file, target, pages);
      counts[found ? 'passed' : 'failed']++;
      if (!found) console.log(`${file.slice(folder.length)}: ${target} leads nowhere`);
    }
  }
  return counts;
}

async function readPage(file) {
  const all = elementsIn(parse(await readFile(file, 'utf8')));
  const elements = all.map(attributesOf);
  const values = (...names) =>
    elements.flatMap((element) => names.flatMap((name) => element.get(name) ?? []));
  const own = values('href', 'src', 'srcset').filter(
    (target) => !/^[a-z]+:/i.test(target) && target.length > 1,
  );
  const headings = all.filter(({ tagName }) => tagName === 'h1').length;
  return { ids: new Set(values('id')), targets: new Set(own), headings };
}

function leadsSomewhere(file, target, pages) {
  const [path, anchor] = target.split('#').map(decodeURIComponent);
  const to = path === '' ? file : join(dirname(file), path);
  if (!existsSync(to)) return false;
  return !anchor || !pages.has(to) || pages.get(to).ids.has(anchor);
}
