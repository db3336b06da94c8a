// How many digits of people who were never seen are right, by samples a digit: those of some people, drawn at random,
// are taught, all others are tested. A photograph in which no hand is found counts as wrong.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { readArchive } from '../../dist/archive/read-archive.js';
import { priorOf } from '../../dist/classifier/prior.js';
import { leastSquares, mlp } from '../../dist/index.js';
import { halfValues } from '../../dist/samples/half.js';
import { mean, percent } from '../bench/support/figures.mjs';
import { heldBackPeople } from '../bench/support/held-back.mjs';
import { DIGITS, random, readPeople, shuffled } from '../bench/support/photographs.mjs';
import { recipes } from './page/teachable-recipes.js';

const SIZES = [0, 1, 5, 20];
const DRAWS = 3;
const WIDTH = 40;

/** Prints the table. */
export async function accuracyOfPeers(folder) {
  const hands = await readReported(folder, 'hand');
  const own = await readReported(folder, 'mobilenet');
  const maps = await readReported(folder, 'imagenet');
  const [taught, several] = [SIZES.slice(1), SIZES.slice(2)];
  const ways = {
    'digit-gesture, hand, as it comes': [hands, ownHead(leastSquares(), hands, await bundled('hand')), SIZES],
    'digit-gesture, hand, no starter': [hands, ownHead(leastSquares(), hands), taught],
    'digit-gesture, mobilenet, as it comes': [
      own,
      ownHead(leastSquares(), own, await bundled('mobilenet')),
      SIZES,
    ],
    'digit-gesture, mobilenet, no starter': [own, ownHead(leastSquares(), own), taught],
    'digit-gesture, ImageNet': [maps, ownHead(leastSquares(), maps), taught],
    "the article's head": [maps, ownHead(mlp({ check: false }), maps), taught],
    'knn-classifier': [maps, knnHead(maps), taught],
    // It keeps a part of each label's samples to check itself by, and where there is one, that one.
    'Teachable Machine, flat': [maps, teachableHead(maps, recipes.flat), several],
    'Teachable Machine, pooled': [maps, teachableHead(maps, recipes.pooled), several],
  };
  console.log(`\nDigits of strangers that are right, mean of ${DRAWS} draws, by samples a digit`);
  console.log(`  ${''.padEnd(WIDTH)}${SIZES.map((size) => String(size).padStart(9)).join('')}`);
  for (const [name, [{ people }, train, sizes]] of Object.entries(ways)) {
    const cells = [];
    for (const size of SIZES) {
      cells.push(sizes.includes(size) ? percent(await rightOf(people, train, size)) : '–');
    }
    console.log(`  ${name.padEnd(WIDTH)}${cells.map((cell) => cell.padStart(9)).join('')}`);
  }
}

async function rightOf(people, train, size) {
  const shares = [];
  for (let draw = 0; draw < (size === 0 ? 1 : DRAWS); draw++) {
    const order = shuffled(people, random(1000 + draw));
    const taught = order.slice(0, size).flatMap((person) => [...person.entries()].filter(([, f]) => f));
    const guess = await train(taught, draw);
    const rest = order.slice(size);
    let right = 0;
    for (const person of rest) {
      for (const [digit, features] of person.entries()) {
        if (features && (await guess(decode(features))) === digit) right++;
      }
    }
    shares.push(right / (rest.length * DIGITS.length));
  }
  return mean(shares);
}

/** A head of this library, `taught` being a list of [digit, features]. */
function ownHead(plugin, { dimensions, engine }, prior) {
  return async (taught, seed) => {
    const head = await plugin.create({ dimensions, labels: DIGITS.length, engine });
    const samples = taught.map(([digit, features], i) => ({
      ...{ id: String(i), label: DIGITS[digit], addedAt: 0, features },
    }));
    const targets = Uint16Array.from(taught, ([digit]) => digit);
    const { head: trained } = await head.train({ samples, targets, ...(prior && { prior }) }, { seed });
    return async (vector) => {
      const scores = await trained.score(vector);
      return scores.indexOf(Math.max(...scores));
    };
  };
}

/** The package itself, with its usual three neighbours, or one where there is but one sample a digit. */
function knnHead({ dimensions }) {
  const require = createRequire(import.meta.url);
  const tf = require('@tensorflow/tfjs-core');
  require('@tensorflow/tfjs-backend-cpu');
  const { create } = require('@tensorflow-models/knn-classifier');
  return async (taught) => {
    const neighbours = taught.length > DIGITS.length ? 3 : 1;
    await tf.setBackend('cpu');
    const classifier = create();
    const tensor = (vector) => tf.tensor2d(vector, [1, dimensions]);
    for (const [digit, features] of taught) {
      const example = tensor(decode(features));
      classifier.addExample(example, digit);
      example.dispose();
    }
    return async (vector) => {
      const example = tensor(vector);
      const { label } = await classifier.predictClass(example, neighbours);
      example.dispose();
      return Number(label);
    };
  };
}

/** The package's own training, on features that were read before in place of its network's. */
function teachableHead({ dimensions, engine }, { version, training }) {
  const require = createRequire(import.meta.url);
  const tf = require('@tensorflow/tfjs');
  const { TeachableMobileNet } = require('@teachablemachine/image');
  const map = tf.layers.reshape({ inputShape: [dimensions], targetShape: [7, 7, dimensions / 49] });
  // What it puts behind a network of either version.
  const end = version === 1 ? tf.layers.flatten() : tf.layers.globalAveragePooling2d({});
  const network = tf.sequential({ layers: [map, end] });
  return async (taught, seed) => {
    await tf.setBackend(engine.backend);
    const classifier = new TeachableMobileNet(network, {});
    classifier.setSeed(String(seed));
    classifier.setLabels(DIGITS);
    for (const [digit, features] of taught) {
      await classifier.addExample(digit, tf.tensor2d(decode(features), [1, dimensions]));
    }
    await classifier.train(training);
    return (vector) => {
      const best = tf.tidy(() => classifier.model.predict(tf.tensor2d(vector, [1, dimensions])).argMax(-1));
      return best.data().then(([digit]) => digit);
    };
  };
}

/** Of people whose pictures no weight was trained on. */
async function readReported(folder, name) {
  const read = await readPeople(folder, name);
  return { ...read, people: heldBackPeople(read.people) };
}

async function bundled(backbone) {
  const file = new URL(`../../dist/starter/assets/digits-${backbone}.gesture`, import.meta.url);
  const { starter = [], samples } = await readArchive(new Uint8Array(await readFile(file)), {});
  return priorOf([...starter, ...samples], DIGITS);
}

function decode(features) {
  return Float32Array.from(features, (half) => halfValues()[half]);
}
