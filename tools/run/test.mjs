// Every check of the project, one after the other, and one line that says how many passed.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './exec.mjs';
import { stages } from './stages.mjs';

/** Runs the named stages, or all; ends with `N passed, N failed` and sets the exit code. */
export async function test(names) {
  const unknown = names.filter((name) => !(name in stages));
  if (unknown.length > 0)
    throw new Error(`Unknown: ${unknown.join(', ')}. Stages: ${Object.keys(stages).join(', ')}`);
  await rm(join(root, 'temp'), { recursive: true, force: true });
  const results = [];
  for (const [name, stage] of Object.entries(stages)) {
    if (names.length > 0 && !names.includes(name)) continue;
    console.log(`\n── ${name}`);
    const started = Date.now();
    // A stage that crashes is one failure, whatever else it counted.
    const result = await stage().catch((error) => {
      console.error(error);
      return { passed: 0, failed: 1, skipped: 0 };
    });
    results.push({ name, ...result, seconds: (Date.now() - started) / 1000 });
  }
  summarise(results);
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
