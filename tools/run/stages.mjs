// The stages of `npm test`, in order: what is quick and what others stand on comes first.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, buildIfStale } from './build.mjs';
import { checkLock } from '../lock.mjs';
import { apiReports } from './api.mjs';
import { audit } from './audit.mjs';
import { buildSite } from './docs.mjs';
import { buildExamplesIfStale } from './examples.mjs';
import { execModule, root } from './exec.mjs';

/** Name → stage. Each resolves with its counts. */
export const stages = {
  lock,
  audit,
  format: () => check('prettier/bin/prettier.cjs', ['--check', '.', '--log-level', 'warn']),
  lint: () => check('eslint/bin/eslint.js', ['.', '--max-warnings', '0']),
  types: () => check('typescript/bin/tsc', ['--noEmit']),
  unit: () => vitest('unit'),
  build: async () => {
    await build();
    return counts(1, 0);
  },
  browser: () => vitest('browser'),
  e2e: playwright,
  engines: async () => {
    await buildIfStale();
    const { ensureEngines } = await import('./engines.mjs');
    await ensureEngines();
    return vitest('engines');
  },
  soak: async () => {
    await buildIfStale();
    const { soak } = await import('../../tests/soak/index.mjs');
    return soak(['--short']);
  },
  api: () => apiReports(),
  docs: () => buildSite(),
  guides: async () => {
    const { checkGuides } = await import('../guides/check.mjs');
    return checkGuides();
  },
  size: async () => {
    await buildIfStale();
    const { checkSizes } = await import('../size.mjs');
    return { ...(await checkSizes()), skipped: 0 };
  },
  package: async () => {
    await buildIfStale();
    return vitest('package');
  },
};

/** Names of stages that share the cores, as most of what each does is done by one thread. The others run alone. */
export const together = [
  ['lock', 'audit', 'format', 'lint', 'types'],
  ['api', 'docs'],
];

const counts = (passed, failed, skipped = 0) => ({ passed, failed, skipped });

/** package-lock.json. */
async function lock() {
  const problems = await checkLock();
  for (const problem of problems) console.log(problem);
  if (problems.length === 0) return counts(1, 0);
  console.log('Mend it with "node tools/lock.mjs --fix".');
  return counts(0, 1);
}

/** A program that is right or wrong as a whole. */
async function check(program, args) {
  return (await execModule(program, args)) === 0 ? counts(1, 0) : counts(0, 1);
}

/** One of vitest's projects. */
async function vitest(project) {
  const report = join(root, `temp/vitest-${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await execModule('vitest/vitest.mjs', ['run', '--project', project, ...reporters]);
  if (!existsSync(report)) return counts(0, 1);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
    await readFile(report, 'utf8'),
  );
  return tested(code, numPassedTests, numFailedTests, numPendingTests + numTodoTests);
}

/** The pages. */
async function playwright() {
  await buildExamplesIfStale();
  const report = join(root, 'temp/playwright.json');
  const code = await execModule('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  if (!existsSync(report)) return counts(0, 1);
  const { expected, unexpected, flaky, skipped } = JSON.parse(await readFile(report, 'utf8')).stats;
  if (flaky > 0) console.log(`${flaky} of them passed at the second try only: see "flaky" above`);
  return tested(code, expected + flaky, unexpected, skipped);
}

/** Counts of a test program. No test at all, or an exit code that no failed test explains, is a failure. */
function tested(code, passed, failed, skipped) {
  const unexplained = failed === 0 && (code !== 0 || passed + skipped === 0);
  return counts(passed, failed + (unexplained ? 1 : 0), skipped);
}
