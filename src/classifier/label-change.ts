import { labelsProblem } from '../archive/labels-problem.js';
import type { Relabelling } from '../samples/relabelling.js';

/**
 * What it takes to have these labels, each known by its name.
 * @throws `TypeError` that says what is wrong with the labels.
 */
export function toLabels<L extends string>(before: readonly string[], labels: readonly L[]): Relabelling<L> {
  const given: unknown = labels;
  if (!Array.isArray(given)) throw new TypeError('setLabels: expected a list of labels.');
  check('setLabels', labels);
  return { labels: [...labels], from: labels.map((label) => indexIn(before, label)) };
}

/**
 * What it takes to call a label something else.
 * @throws `TypeError` where there is no such label, or the other name is none or taken.
 */
export function toName(before: readonly string[], label: string, name: string): Relabelling {
  const place = before.indexOf(label);
  if (place < 0) {
    throw new TypeError(
      `renameLabel: ${JSON.stringify(label)} is none of the labels ${JSON.stringify(before)}.`,
    );
  }
  const labels = before.map((other, i) => (i === place ? name : other));
  check('renameLabel', labels);
  return { labels, from: [...before.keys()] };
}

function check(caller: string, labels: readonly string[]): void {
  const problem = labelsProblem(labels);
  if (problem !== null) throw new TypeError(`${caller}: ${problem}.`);
}

function indexIn(before: readonly string[], label: string): number | null {
  const place = before.indexOf(label);
  return place < 0 ? null : place;
}
