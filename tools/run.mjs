#!/usr/bin/env node
// The one door to everything: `npm start`, `npm test`, `npm run build`, `npm run bench`. Plain Node, so that it
// works in a fresh clone; each command sets up what it needs first.
import { ensureAssets, ensureBrowser, ensurePackages } from './run/setup.mjs';

const commands = {
  /** Packages and assets: enough for an editor, a type check, vitest. */
  async setup() {
    await ensurePackages();
    await ensureAssets();
  },
  async build() {
    await commands.setup();
    const { build } = await import('./run/build.mjs');
    await build();
  },
  /** All checks, or those that are named: `npm test -- lint unit`. */
  async test(...stages) {
    await commands.setup();
    await ensureBrowser();
    const { test } = await import('./run/test.mjs');
    await test(stages);
  },
  /** Writes the API reports in api/ anew. */
  async api() {
    await commands.setup();
    const { apiReports } = await import('./run/api.mjs');
    const { failed } = await apiReports({ update: true });
    if (failed) throw new Error('The API report could not be made.');
  },
  /** The next version, of what waits in .changeset/. */
  async version() {
    await commands.setup();
    const { makeVersion } = await import('./run/version.mjs');
    await makeVersion();
  },
  /** Guides and reference, in docs/api/; `npm run docs -- --serve` shows them. */
  async docs(...args) {
    await commands.setup();
    const { docs } = await import('./run/docs.mjs');
    await docs(args);
  },
  /** The pictures of the guides, in docs/pictures/. */
  async pictures() {
    await commands.setup();
    await ensureBrowser();
    const { buildIfStale } = await import('./run/build.mjs');
    await buildIfStale();
    const { takePictures } = await import('./screenshots/take.mjs');
    await takePictures();
    const { drawHandFigures } = await import('./screenshots/hand-figures.mjs');
    await drawHandFigures();
  },
  /** Figures: `npm run bench -- [folder]`. */
  async bench(...args) {
    await commands.setup();
    const { bench } = await import('./run/bench.mjs');
    await bench(args);
  },
  /** Side by side with others: `npm run bench:peers -- [folder]`. */
  async peers(folder = '../shared') {
    await commands.setup();
    await ensureBrowser();
    const { buildIfStale } = await import('./run/build.mjs');
    await buildIfStale();
    const { peers } = await import('../tests/peers/index.mjs');
    await peers(folder);
  },
  /** Endurance: `npm run soak -- [--short]`. */
  async soak(...args) {
    await commands.setup();
    await ensureBrowser();
    const { buildIfStale } = await import('./run/build.mjs');
    await buildIfStale();
    const { soak } = await import('../tests/soak/index.mjs');
    const { passed, failed } = await soak(args);
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed > 0 ? 1 : 0;
  },
  /** The examples in the default browser. */
  async start(...args) {
    await commands.setup();
    const { start } = await import('./run/start.mjs');
    await start(args);
  },
};

const [name, ...args] = process.argv.slice(2);
const command = commands[name];
try {
  if (!command) throw new Error(`Usage: node tools/run.mjs ${Object.keys(commands).join(' | ')}`);
  await command(...args);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
