// Checks the guides: links lead somewhere, and samples are right.
import { root } from '../run/exec.mjs';
import { checkHtml, padAttributes } from './check-html.mjs';
import { checkLinks, onDisk } from './check-links.mjs';
import { checkParsing } from './check-parsing.mjs';
import { checkTypes } from './check-types.mjs';
import { index, readPages } from './pages.mjs';
import { runSamples } from './run-samples.mjs';
import { samplesOf, scriptsIn } from './samples.mjs';

/**
 * Checks all pages and prints what is wrong.
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>} Counts of links and samples.
 */
export async function checkGuides() {
  const pages = await readPages();
  const links = checkLinks(pages, { index, exists: onDisk(root) });
  const samples = await checkSamples(pages.flatMap(samplesOf), await padAttributes());
  for (const problem of [...links.problems, ...samples.problems]) console.log(problem);
  return {
    passed: links.checked - links.problems.length + samples.checked - samples.failed,
    failed: links.problems.length + samples.failed,
    skipped: 0,
  };
}

/**
 * Checks samples, each by what its language and its comment ask for; others are only shown and don't count.
 * @param {readonly import('./samples.mjs').Sample[]} samples
 * @param {ReadonlySet<string>} attributes - The pad's.
 */
export async function checkSamples(samples, attributes) {
  const inLanguage = (...languages) => samples.filter(({ language }) => languages.includes(language));
  const code = inLanguage('ts', 'tsx', 'js', 'mjs');
  const html = inLanguage('html');
  const parsed = inLanguage('json', 'vue', 'svelte');
  const scripts = new Map(html.flatMap((page) => scriptsIn(page).map((script) => [script, page])));
  const wrong = new Map();
  const add = (sample, problems) => {
    const owner = scripts.get(sample) ?? sample;
    if (problems.length > 0) wrong.set(owner, [...(wrong.get(owner) ?? []), ...problems]);
  };
  for (const sample of samples) add(sample, unusedNeeds(sample));
  for (const page of html) add(page, checkHtml(page, attributes));
  for (const sample of parsed) add(sample, await checkParsing(sample));
  for (const [sample, problems] of checkTypes([...code, ...scripts.keys()])) add(sample, problems);
  // What doesn't compile says so already.
  for (const [sample, problems] of await runSamples(
    code.filter((sample) => sample.run && !wrong.has(sample)),
  ))
    add(sample, problems);
  return {
    checked: code.length + html.length + parsed.length,
    failed: wrong.size,
    problems: [...wrong.values()].flat(),
  };
}

/** So that comments stay true. */
function unusedNeeds({ page, line, code, needs }) {
  return needs
    .filter((name) => !new RegExp(String.raw`\b${name}\b`).test(code))
    .map((name) => `${page}:${line}: it doesn't use ${name}, which its comment says it needs`);
}
