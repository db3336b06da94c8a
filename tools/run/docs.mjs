// The guides and the reference, as one site in docs/api/.
import { join } from 'node:path';
import { execModule, root } from './exec.mjs';
import { serve } from './server.mjs';

/** Writes the site; resolves with whether that went well. */
export async function buildSite() {
  return (await execModule('typedoc/bin/typedoc', [])) === 0;
}

/** Writes the site. `--serve` serves it, until it is stopped. */
export async function docs(args) {
  if (!(await buildSite())) throw new Error('The site could not be made.');
  if (!args.includes('--serve')) return;
  const folders = { docs: join(root, 'docs/api') };
  const { url } = await serve({ folders, home: '/docs/', port: 8090, tries: 20 });
  console.log(`Guides and reference: ${url}\nCtrl+C stops the server.`);
}
