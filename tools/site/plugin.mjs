// For typedoc: makes the guides pages of the reference, in the order in which the table of contents names them.
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Converter } from 'typedoc';
import { index } from '../guides/pages.mjs';
import { readMarkdown } from '../guides/markdown.mjs';
import { root } from '../run/exec.mjs';

/** @param {import('typedoc').Application} app */
export async function load(app) {
  const pages = await inReadingOrder([index]);
  app.on('bootstrapEnd', () => app.options.setValue('projectDocuments', pages));
  // A document's name is its file's; people know it by its heading, which the page then shows once.
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, document) => {
    const [first] = document.content;
    const heading = /^\s*# (.+)(?:\n|$)/.exec(first.text);
    if (!heading) throw new Error(`${document.name} doesn't start with a heading.`);
    document.name = heading[1];
    first.text = first.text.slice(heading[0].length);
  });
}

/** The pages that are linked from these, these first, each once; what isn't below docs/ is left out. */
async function inReadingOrder(found) {
  const pages = new Set(found);
  for (const page of pages) {
    const { links } = readMarkdown(await readFile(join(root, page), 'utf8'));
    for (const { target } of links) {
      const path = target.split('#')[0];
      if (!path.endsWith('.md') || /^[a-z]+:/.test(path)) continue;
      const linked = relative(root, join(root, page, '..', path)).replaceAll('\\', '/');
      if (linked.startsWith('docs/') || linked === 'CONTRIBUTING.md') pages.add(linked);
    }
  }
  return [...pages];
}
