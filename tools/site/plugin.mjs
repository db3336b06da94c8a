// For typedoc: makes the guides pages of the reference, in the order in which the table of contents names them.
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Converter, ReflectionKind } from 'typedoc';
import { index } from '../guides/pages.mjs';
import { readMarkdown } from '../guides/markdown.mjs';
import { root } from '../run/exec.mjs';

const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));

/** @param {import('typedoc').Application} app */
export async function load(app) {
  const pages = await inReadingOrder([index]);
  app.on('bootstrapEnd', () => app.options.setValue('projectDocuments', pages));
  // A document's name is its file's; people know it by its heading.
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, document) => {
    const heading = /^\s*# (.+)(?:\n|$)/.exec(document.content.map(({ text }) => text).join(''));
    if (!heading) throw new Error(`${document.name} doesn't start with a heading.`);
    document.name = heading[1].replaceAll('`', '');
  });
  // The first page has the project's name above what the README says.
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project: { readme } }) => {
    readme[0].text = readme[0].text.replace(/^\s*# .+\n/, '');
  });
  // A module's name is its file's; people know it by what they import it from.
  app.converter.on(Converter.EVENT_CREATE_DECLARATION, (_context, declaration) => {
    if (declaration.kind === ReflectionKind.Module) declaration.name = imported(declaration.name);
  });
}

/** 'backends/webgpu' → 'digit-gesture/webgpu': as package.json exports it. */
function imported(module) {
  const built = [`./dist/${module}.js`, `./dist/${module}/index.js`];
  const [path] = Object.entries(manifest.exports).find(([, { default: file }]) => built.includes(file)) ?? [];
  if (!path) throw new Error(`package.json doesn't export the module ${module}.`);
  return path.replace('.', manifest.name);
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
  // Records are numbered, and linked from everywhere.
  const isRecord = (page) => /^docs\/decisions\/\d/.test(page);
  return [...[...pages].filter((page) => !isRecord(page)), ...[...pages].filter(isRecord).sort()];
}
