import { describe, expect, it } from 'vitest';
import type { TrainingSet } from '../../src/head/head.js';
import { leastSquares } from '../../src/head/least-squares/least-squares.js';
import { fromHalf } from '../../src/samples/half.js';
import { randomNumbers } from '../support/random.js';
import { clusters, noEngine } from '../support/clusters.js';
import { trainingSet } from '../support/training-sets.js';

/** Solves a linear system by Gauss–Jordan elimination with pivoting: nothing in common with what is tested. */
function solve(matrix: number[][], right: number[][]): number[][] {
  const rows = matrix.map((row, i) => [...row, ...right[i]]);
  const n = rows.length;
  for (let column = 0; column < n; column++) {
    const pivot = rows.slice(column).reduce((best, row, i) => {
      return Math.abs(row[column]) > Math.abs(rows[best][column]) ? column + i : best;
    }, column);
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    for (let i = 0; i < n; i++) {
      if (i === column) continue;
      const factor = rows[i][column] / rows[column][column];
      for (let j = column; j < rows[i].length; j++) rows[i][j] -= factor * rows[column][j];
    }
  }
  return rows.map((row, i) => row.slice(n).map((value) => value / row[i]));
}

/** Everything by the book: a full system with the bias as one more unknown, solved anew without each sample. */
function byTheBook(set: TrainingSet, kernelOf: (squaredDistance: number) => number, lambda: number) {
  const unit = set.samples.map(({ features }) => {
    const values = [...fromHalf(features)];
    const length = Math.hypot(...values);
    return values.map((value) => value / length);
  });
  const alike = (a: number[], b: number[]): number =>
    kernelOf(a.reduce((sum, value, i) => sum + (value - b[i]) ** 2, 0));
  const n = unit.length;
  const classes = Math.max(...set.targets) + 1;
  const counts = Array.from(
    { length: classes },
    (_, c) => set.targets.filter((target) => target === c).length,
  );
  const weights = [...set.targets].map((target) => n / (classes * counts[target]));
  const kernel = unit.map((a) => unit.map((b) => alike(a, b)));
  const centred = (i: number): number => {
    let value = kernel[i][i];
    for (let j = 0; j < n; j++) {
      value -= (2 * weights[j] * kernel[i][j]) / n;
      for (let k = 0; k < n; k++) value += (weights[j] * weights[k] * kernel[j][k]) / n ** 2;
    }
    return value;
  };
  const penalty = (lambda * unit.reduce((sum, _, i) => sum + centred(i), 0)) / n;

  const headStart = (c: number): number => 0.1 * Math.log(Math.max(...counts) / counts[c]);

  const fit = (used: number[]) => {
    const matrix = used.map((i) => [
      ...used.map((j) => kernel[i][j] + (i === j ? penalty / weights[i] : 0)),
      1,
    ]);
    matrix.push([...used.map(() => 1), 0]);
    const right = used.map((i) => Array.from({ length: classes }, (_, c) => (set.targets[i] === c ? 1 : 0)));
    right.push(Array.from({ length: classes }, () => 0));
    const solution = solve(matrix, right);
    return (x: number[]): number[] =>
      solution[used.length].map((bias, c) =>
        used.reduce((sum, i, row) => sum + solution[row][c] * alike(x, unit[i]), bias + headStart(c)),
      );
  };
  const all = unit.map((_, i) => i);
  return {
    scores: unit.map(fit(all)),
    leftOut: all.map((i) => fit(all.filter((j) => j !== i))(unit[i])),
  };
}

function softmax(scores: number[], sharpness: number): number[] {
  const parts = scores.map((score) => Math.exp(sharpness * score));
  const sum = parts.reduce((a, b) => a + b);
  return parts.map((part) => part / sum);
}

describe.each(['cosine', 'gaussian'] as const)('least squares with the %s kernel', (kernel) => {
  // Fewer and more samples than features, and as many of each label or not.
  it.each([
    { labels: 3, samples: 24, dimensions: 40, dropped: 0 },
    { labels: 4, samples: 46, dimensions: 9, dropped: 9 },
  ])('is what brute force finds, left-out scores too: %o', async ({ dropped, ...shape }) => {
    const { vectors, targets } = clusters(randomNumbers(7), { ...shape, noise: 1.2 });
    const set = trainingSet(vectors.slice(dropped), targets.slice(dropped).sort());
    const head = await leastSquares({ kernel }).create({ ...shape, engine: noEngine });
    const { head: trained, leftOut } = await head.train(set, {});
    const settings = trained.save().settings as {
      lambda: number;
      sharpness: number;
      kernel: { width?: number };
    };
    const { width } = settings.kernel;
    const book = byTheBook(
      set,
      (distance) => (width === undefined ? 1 - distance / 2 : Math.exp(-distance / width)),
      settings.lambda,
    );
    for (const [i, { features }] of set.samples.entries()) {
      const expected = softmax(book.scores[i], settings.sharpness);
      const scores = await trained.score(fromHalf(features));
      expected.forEach((value, c) => expect(scores[c]).toBeCloseTo(value, 4));
      const without = softmax(book.leftOut[i], settings.sharpness);
      without.forEach((value, c) => expect(leftOut[i * shape.labels + c]).toBeCloseTo(value, 4));
    }
    // The test would pass on anything if leaving out made no difference.
    expect(Math.abs(book.leftOut[0][0] - book.scores[0][0])).toBeGreaterThan(0.02);
  });
});
