import { writeFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Backbone } from '../../src/backbone/backbone.js';
import { FallbackEngine } from '../../src/backends/engine.js';
import { wasm } from '../../src/backends/wasm.js';
import { hand } from '../../src/backbone/hand/hand.js';
import { mobilenet } from '../../src/backbone/mobilenet/mobilenet.js';
import { openStarter } from '../../src/classifier/starter.js';
import { bundledDigits, type Started } from '../../src/starter/bundled-digits.js';
import { Random } from '../render/random.js';
import { LABELS } from '../render/scene/picture.js';
import { centres } from './centres.js';
import { check } from './check.js';
import { readings, type DrawnReading } from './readings.js';
import { CENTRES, TAKEN_CENTRES, trainingSets, tuningSets, type PictureSet } from './recipe.js';
import { plainReader, rememberingReader } from './still-readers.js';
import { takenReadings, type TakenReading } from './taken-readings.js';
import { writeStarter } from './write-starter.js';

const HELP = `Makes the bundled starter: draws hands, reads them, and writes what stands for them. That of mobilenet is made of the
photographs that it was trained on, too.

  node tools/starter/cli.mjs [--backbone hand] [--seed 1] [--datasets DIR] [--left-out 0,2] [--out FILE] [--check]

  --backbone B whose starter: hand or mobilenet (hand)
  --seed S     any text or number; the same seed draws the same hands (1)
  --datasets DIR  photographs that mobilenet was trained on, which its starter is made of, too (../shared/datasets)
  --left-out F the folds that the run left out whose weights are built in; the starter then does, too (none)
  --out FILE   where the starter goes (src/starter/assets/digits-hand.gesture, or -mobilenet)
  --check      writes nothing; prints how well the bundled starter knows other drawn hands

What was drawn and read stays in .cache/starter and is not done again.
`;

const FOLDER = fileURLToPath(new URL('../../.cache/starter', import.meta.url));

/** The command line. Gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ backbone: text, seed: text, datasets: text, out: text, 'left-out': text },
      check: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const seed = values.seed ?? '1';
  const datasets = values.datasets ?? fileURLToPath(new URL('../../../shared/datasets', import.meta.url));
  const name = values.backbone ?? 'hand';
  if (name !== 'hand' && name !== 'mobilenet') {
    throw new TypeError(`--backbone must be hand or mobilenet, not "${name}".`);
  }
  const engine = await FallbackEngine.start([wasm()]);
  const backbone = await (name === 'hand' ? hand() : mobilenet()).load({ engine });
  const workshop = { name, backbone, engine } as const;
  try {
    if (values.check) await checkBundled(seed, workshop);
    else {
      const leftOut = (values['left-out'] ?? '').split(',').filter(Boolean).map(Number);
      await make(seed, workshop, { datasets, leftOut }, values.out ?? fileURLToPath(bundledDigits(name)));
    }
  } finally {
    backbone.dispose();
  }
  return 0;
}

/** The backbone whose starter is made. */
interface Workshop {
  readonly name: Started;
  readonly backbone: Backbone;
  readonly engine: FallbackEngine;
}

async function checkBundled(seed: string, workshop: Workshop): Promise<void> {
  const { name, backbone, engine } = workshop;
  const hands = await readAll(tuningSets(seed), workshop);
  const starter = await openStarter({ source: bundledDigits(name), bundled: true, wanted: true }, undefined);
  await check(starter.priorFor(LABELS.slice(0, 10), backbone)!, hands, backbone, engine);
}

async function readAll(
  sets: readonly PictureSet[],
  { name, backbone, engine }: Workshop,
): Promise<DrawnReading[]> {
  const reader =
    name === 'hand' ? await rememberingReader(engine, join(FOLDER, 'looks')) : plainReader(backbone);
  const all: DrawnReading[] = [];
  for (const set of sets) all.push(...(await readings(set, reader, FOLDER)));
  return all;
}

/** Of each digit, so many vectors that stand for all of its readings. */
function standFor(read: readonly TakenReading[], count: number, seed: string) {
  return Array.from({ length: 10 }, (_, digit) => {
    const known = read.flatMap((one) => (one.digit === digit && one.features ? [one.features] : []));
    return centres(known, count, new Random(seed, digit)).map((features) => ({ digit, features }));
  }).flat();
}

async function make(
  seed: string,
  workshop: Workshop,
  { datasets, leftOut }: { datasets: string; leftOut: readonly number[] },
  out: string,
): Promise<void> {
  const sets = trainingSets(seed);
  const read = await readAll(sets, workshop);
  const taken =
    workshop.name === 'mobilenet' ? await takenReadings(workshop.backbone, datasets, leftOut) : [];
  const vectors = [
    ...standFor(read, CENTRES[workshop.name], seed),
    ...(taken.length > 0 ? standFor(taken, TAKEN_CENTRES, seed) : []),
  ];
  const found = read.filter(({ features }) => features).length;
  const photographed = taken.length > 0 ? ` + ${taken.length} taken` : '';
  const recipe = `seed ${JSON.stringify(seed)}, ${sets.map(({ name, count }) => `${count} ${name}`).join(' + ')}${photographed}`;
  const bytes = await writeStarter(vectors, workshop, recipe);
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, bytes);
  console.log(
    `${read.length} drawn hands, ${found} found; ${vectors.length} vectors in ${(bytes.length / 1000).toFixed(1)} kB`,
  );
}
