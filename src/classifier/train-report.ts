import type { Digit } from '../digits.js';
import type { HeadTraining, TrainingSet } from '../head/head.js';
import type { Sample } from '../samples/sample.js';

/** How good a training was. */
export interface TrainReport<L extends string = Digit> {
  /** Number of samples used. */
  readonly samples: number;
  /** Time taken, in milliseconds. */
  readonly durationMs: number;
  /**
   * Share of samples that are recognised when they are left out of training, 0 to 1 (leave-one-out where the head
   * has it in closed form, else a held-out share). A label with one sample can't be recognised without it, unless a
   * starter knows it, so this says something from the second sample a label on. NaN when the head left none out. What
   * a starter knows is not judged, nor whether a sample would be taken for nothing known. Samples are judged by each
   * other: of one person at one time, they say how well that person is recognised then, and too much of others.
   */
  readonly accuracy: number;
  /**
   * counts[true label][predicted label], both in the order that the labels had when the training began, from the same
   * left-out predictions. A label's only sample can't be left out, unless a starter knows the label, and so is not
   * counted.
   */
  readonly confusion: readonly (readonly number[])[];
  /** Samples that the others contradict, worst first. */
  readonly suspects: readonly Sample<L>[];
  /** Final training loss, for heads that minimise one by epochs. */
  readonly loss?: number;
}

/** Sums up what the left-out predictions of a training say. */
export function report<L extends string>(
  labels: readonly L[],
  set: TrainingSet,
  { leftOut, loss }: Pick<HeadTraining, 'leftOut' | 'loss'>,
  durationMs: number,
): TrainReport<L> {
  const count = labels.length;
  const confusion = labels.map(() => new Array<number>(count).fill(0));
  const perLabel = new Array<number>(count).fill(0);
  for (const target of set.targets) perLabel[target]++;
  const suspects: { readonly sample: Sample<L>; readonly doubt: number }[] = [];
  let judged = 0;
  let right = 0;
  set.samples.forEach(({ id, label, addedAt }, i) => {
    const scores = leftOut.subarray(i * count, (i + 1) * count);
    if (Number.isNaN(scores[0])) return;
    const target = set.targets[i];
    const predicted = argmax(scores);
    confusion[target][predicted]++;
    judged++;
    if (predicted === target) right++;
    // A label's only sample has nobody to agree with: that is no reason to suspect it.
    else if (perLabel[target] > 1)
      suspects.push({
        sample: { id, label: label as L, addedAt },
        doubt: scores[predicted] - scores[target],
      });
  });
  return {
    samples: set.samples.length,
    durationMs,
    accuracy: right / judged,
    confusion,
    suspects: suspects.sort((a, b) => b.doubt - a.doubt).map(({ sample }) => sample),
    ...(loss !== undefined && { loss }),
  };
}

function argmax(values: Float32Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
  return best;
}
