// What samples cost: memory while they are kept and the most while they are trained on, and how long the first and
// the last take to be added.
import { setTimeout } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';
import { setFlagsFromString } from 'node:v8';
import { leastSquares } from '../../dist/index.js';
import { SampleStore } from '../../dist/samples/sample-store.js';
import { DIGITS, median, random } from './support/photographs.mjs';

const DIMENSIONS = { mobilenet: 12_544, hand: 927 };
const COUNT = 5000;
const TRAINED_ON = 2000;
const MEGABYTE = 1e6;

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc');

/** Prints the table. Features are drawn at random, three in four zero: only their number matters here. */
export async function memory() {
  console.log(`Memory of ${COUNT} samples, and most while training on ${TRAINED_ON} (MB)`);
  for (const [name, dimensions] of Object.entries(DIMENSIONS)) await row(name, dimensions);
}

async function row(name, dimensions) {
  const before = await used();
  const store = new SampleStore(DIGITS, dimensions);
  const next = random(1);
  const features = Float32Array.from({ length: dimensions }, () => Math.max(0, 4 * next() - 3));
  const times = [];
  for (let i = 0; i < COUNT; i++) {
    features[i % dimensions] = next();
    const start = performance.now();
    store.add(features, DIGITS[i % DIGITS.length]);
    times.push(performance.now() - start);
  }
  const kept = (await used()) - before;
  const most = await mostWhile(() => train(store.samples.slice(0, TRAINED_ON), dimensions));
  const [first, last] = [times.slice(100, 600), times.slice(-500)].map((list) => 1000 * median(list));
  console.log(
    `  ${name.padEnd(10)} ${(kept / MEGABYTE).toFixed(0).padStart(4)} MB kept, ` +
      `${(kept / COUNT / 1000).toFixed(1)} kB a sample; training takes ${(most / MEGABYTE).toFixed(0)} MB more; ` +
      `adding one of the first takes ${first.toFixed(0)} µs, one of the last ${last.toFixed(0)} µs`,
  );
}

async function train(samples, dimensions) {
  const head = await leastSquares().create({ dimensions, labels: DIGITS.length });
  const targets = Uint16Array.from(samples, ({ label }) => Number(label));
  const { head: trained } = await head.train({ samples, targets }, {});
  trained.dispose();
  head.dispose();
}

/** The most memory above what there was before, looked at between slices of the work. */
async function mostWhile(work) {
  const before = await used();
  let most = 0;
  const timer = setInterval(() => (most = Math.max(most, total() - before)), 5);
  await work();
  clearInterval(timer);
  return Math.max(most, total() - before);
}

/** What is used once all that nobody holds is gone; buffers go a turn after their owners. */
async function used() {
  for (let turn = 0; turn < 3; turn++) {
    collect();
    await setTimeout(10);
  }
  return total();
}

function total() {
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  // `external` counts array buffers too, and the memory of WebAssembly.
  return heapUsed + Math.max(external, arrayBuffers);
}
