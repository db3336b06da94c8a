// Milliseconds to train on the photographs' MobileNet features, the classic head beside least squares in one run,
// in turns, so that what else the machine does falls on all of them.
import { leastSquares, mlp } from '../../dist/index.js';
import { DIGITS, median, random, readPeople, shuffled } from './support/photographs.mjs';

const FEW = 200;
const MANY = 2000;
const ROUNDS = 3;

/** Prints the table. */
export async function training(folder) {
  const { people, dimensions, engine } = await readPeople(folder, 'imagenet');
  const mirrored = await readPeople(folder, 'imagenet', { mirror: false });
  const all = shuffled([...samplesOf(people, 'a'), ...samplesOf(mirrored.people, 'b')], random(1));
  const heads = {
    'least-squares': leastSquares(),
    mlp: mlp(),
    'mlp, not checked': mlp({ check: false }),
  };
  const times = new Map(Object.keys(heads).map((name) => [name, []]));
  const train = async (plugin, samples) => {
    const head = await plugin.create({ dimensions, labels: DIGITS.length, engine });
    const targets = Uint16Array.from(samples, ({ label }) => Number(label));
    const start = performance.now();
    const { head: trained } = await head.train({ samples, targets }, { seed: 1 });
    const took = performance.now() - start;
    trained.dispose();
    head.dispose();
    return took;
  };
  for (let round = -1; round < ROUNDS; round++) {
    for (const [name, plugin] of Object.entries(heads)) {
      const took = await train(plugin, all.slice(0, FEW));
      if (round >= 0) times.get(name).push(took);
    }
  }
  const usual = median(times.get('least-squares'));
  console.log(`\nMilliseconds to train on ${FEW} samples of ${dimensions} features (median of ${ROUNDS})`);
  for (const [name, list] of times) {
    const ms = median(list);
    console.log(
      `  ${name.padEnd(18)} ${ms.toFixed(0).padStart(6)}   ${(ms / usual).toFixed(1)}× least-squares`,
    );
  }
  const most = all.slice(0, MANY);
  const long = await train(leastSquares(), most);
  console.log(`  least-squares on ${most.length} samples: ${long.toFixed(0)}`);
}

function samplesOf(people, prefix) {
  return people.flatMap((person, p) =>
    person.flatMap((features, digit) =>
      features ? [{ id: `${prefix}${p}-${digit}`, label: DIGITS[digit], addedAt: 0, features }] : [],
    ),
  );
}
