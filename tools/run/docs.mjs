// The guides and the reference, as one site in docs/api/.
import { join } from 'node:path';
import { execModule, root } from './exec.mjs';
import { serve } from './server.mjs';

const folder = join(root, 'docs/api');

/** Writes the site; resolves with counts of what was checked meanwhile. */
export async function buildSite() {
  const code = await execModule('typedoc/bin/typedoc', []);
  if (code !== 0) return { passed: 0, failed: 1, skipped: 0 };
  const { checkSite } = await import('../site/check-site.mjs');
  return checkSite(folder);
}

/** Writes the site. `--serve` serves it, until it is stopped. */
export async function docs(args) {
  if ((await buildSite()).failed) throw new Error('The site could not be made.');
  if (!args.includes('--serve')) return;
  const folders = { docs: folder };
  const { url } = await serve({ folders, home: '/docs/', port: 8090, tries: 20 });
  console.log(`Guides and reference: ${url}\nCtrl+C stops the server.`);
}
