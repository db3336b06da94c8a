// The API reports in api/: what the package exports, committed, so that a change of it is seen in review.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { execModule, root } from './exec.mjs';

/** One entry point each. */
const configs = ['api-extractor.json', 'api-extractor.element.json', 'api-extractor.webgpu.json'];

/**
 * Compares the reports with what the build exports.
 * @param {{ update?: boolean }} [options] - `update`: write them instead.
 */
export async function apiReports({ update = false } = {}) {
  await buildIfStale();
  await mkdir(join(root, 'api'), { recursive: true });
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const config of configs) {
    const args = ['run', '--config', config, ...(update ? ['--local'] : [])];
    const code = await execModule('@microsoft/api-extractor/bin/api-extractor', args);
    counts[code === 0 ? 'passed' : 'failed']++;
  }
  if (counts.failed && !update) console.log('Where the change is meant: "npm run api", and commit api/.');
  return counts;
}
