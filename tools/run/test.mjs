// Every check of the project, and one line that says how many passed.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './exec.mjs';
import { stages, together } from './stages.mjs';

/** Runs the named stages, or all; ends with `N passed, N failed` and sets the exit code. */
export async function test(names) {
  const unknown = names.filter((name) => !(name in stages));
  if (unknown.length > 0)
    throw new Error(`Unknown: ${unknown.join(', ')}. Stages: ${Object.keys(stages).join(', ')}`);
  await rm(join(root, 'temp'), { recursive: true, force: true });
  const wanted = Object.keys(stages).filter((name) => names.length === 0 || names.includes(name));
  const results = [];
  for (const group of grouped(wanted)) {
    console.log(`\n── ${group.join(', ')}`);
    results.push(...(await Promise.all(group.map(run))));
  }
  summarise(results);
}

/** In order; neighbours that run together are one group. */
function grouped(names) {
  const groups = [];
  for (const name of names) {
    const last = groups.at(-1);
    if (last && together.some((list) => list.includes(name) && list.includes(last[0]))) last.push(name);
    else groups.push([name]);
  }
  return groups;
}

async function run(name) {
  const started = Date.now();
  // A stage that crashes is one failure, whatever else it counted.
  const result = await stages[name]().catch((error) => {
    console.error(error);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  return { name, ...result, seconds: (Date.now() - started) / 1000 };
}

function summarise(results) {
  console.log('');
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, passed, failed, skipped, seconds } of results) {
    const counts = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
    console.log(`${failed ? '✗' : '✓'} ${name.padEnd(10)} ${counts} (${seconds.toFixed(1)} s)`);
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  if (total.skipped) console.log(`${total.skipped} skipped: what they need is not here`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}
