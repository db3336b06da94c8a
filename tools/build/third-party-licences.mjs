import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const standardTexts = fileURLToPath(new URL('../licences/', import.meta.url));

/** Who holds the copyright of packages that bring no licence file of their own. */
const holders = [
  [/^@tensorflow\//, 'Copyright Google LLC'],
  [/^seedrandom$/, 'Copyright David Bau'],
];

/** Rollup plugin: writes the licences of all packages in the bundle into one file. */
export function thirdPartyLicences(fileName = 'THIRD-PARTY-LICENSES.txt') {
  return {
    name: 'third-party-licences',
    generateBundle(_, bundle) {
      const folders = new Set(
        Object.values(bundle)
          .flatMap((chunk) => Object.entries(chunk.modules ?? {}))
          .filter(([, { renderedLength }]) => renderedLength > 0)
          .map(([id]) => packageFolder(id))
          .filter(Boolean),
      );
      const notices = [...folders].sort().map(notice);
      this.emitFile({ type: 'asset', fileName, source: notices.join(`\n${'-'.repeat(80)}\n\n`) });
    },
  };
}

/** The folder of the package that a module belongs to; null for the project's own and rollup's helpers. */
function packageFolder(id) {
  const path = id.replaceAll('\\', '/').replace(/^\0/, '').replace(/\?.*$/, '');
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? null;
}

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const own = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
  const text = own ? readFileSync(join(folder, own), 'utf8') : standardText(name, license);
  return `${name} ${version}\n${license}\n\n${text.trim()}\n`;
}

function standardText(name, license) {
  const holder = holders.find(([pattern]) => pattern.test(name))?.[1];
  const texts = license.split(' AND ').map((id) => join(standardTexts, `${id}.txt`));
  if (!holder || !texts.every(existsSync)) {
    throw new Error(
      `${name} (${license}) brings no licence file: say who holds its copyright in ${import.meta.url}.`,
    );
  }
  return [holder, ...texts.map((path) => readFileSync(path, 'utf8').trim())].join('\n\n');
}
