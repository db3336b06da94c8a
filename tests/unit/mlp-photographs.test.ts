import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { mobilenet } from '../../src/backbone/mobilenet/mobilenet.js';
import { openView } from '../../src/frame/open-view.js';
import type { EpochReport } from '../../src/head/head.js';
import { mlp } from '../../src/head/mlp/mlp.js';
import { nodeEngine } from '../support/node-engine.js';
import { mobilenetUrl, people, photograph } from '../support/photographs.js';
import { noSharedFolder, sharedFolder } from '../support/shared-folder.js';
import { largest, scoresOf, trainingSet } from '../support/training-sets.js';

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

describe.skipIf(!sharedFolder)(`mlp on real photographs (skipped where ${noSharedFolder})`, () => {
  it('learns digits from ten people that it then reads from ten others', { timeout: 180_000 }, async () => {
    const engine = await nodeEngine();
    const backbone = await mobilenet({ modelUrl: mobilenetUrl() }).load({ engine });
    const read = async (persons: string[]) => {
      const rows: Float32Array[] = [];
      for (const person of persons) {
        for (const digit of DIGITS) {
          const view = openView(await photograph(person, digit), true);
          rows.push((await backbone.open().read(view, true)).features!);
        }
      }
      return rows;
    };
    const labels = (count: number) => Array.from({ length: count }, (_, i) => i % DIGITS.length);
    const set = trainingSet(await read(people().slice(0, 10)), labels(100));
    const others = await read(people().slice(10, 20));
    const { dimensions } = backbone;
    backbone.dispose();

    const tensors = tf.memory().numTensors;
    const reports: EpochReport[] = [];
    const head = await mlp().create({ dimensions, labels: DIGITS.length, engine });
    const training = await head.train(set, { seed: 1, onEpoch: (report) => reports.push(report) });
    expect(tf.memory().numTensors).toBe(tensors);

    // Chance is ln 10 = 2.3 and 10 %.
    expect(reports[0].loss).toBeGreaterThan(1);
    expect(reports[9].loss).toBeLessThan(0.5);
    expect(training.loss).toBe(reports[9].loss);
    const right = (rows: Float32Array[]) => rows.filter((row, i) => largest(row) === i % 10).length;
    expect(right(await scoresOf(training.head, trainingSet(others, labels(100))))).toBeGreaterThanOrEqual(60);

    // The last two of the ten people, as far as the check knows.
    const leftOut = labels(100).map((_, i) => training.leftOut.slice(i * 10, (i + 1) * 10));
    expect(leftOut.slice(0, 80).every((row) => Number.isNaN(row[0]))).toBe(true);
    expect(right(leftOut.slice(80))).toBeGreaterThanOrEqual(8);
  });
});
