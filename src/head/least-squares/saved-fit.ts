import type { SavedHead } from '../head.js';

/** A fit, checked and ready to score with. */
export interface SavedFit {
  /** What it came from. */
  readonly saved: SavedHead;
  /** For each class, the index of its label: ascending. */
  readonly labels: readonly number[];
  readonly sharpness: number;
  readonly bias: Float32Array;
  readonly kernel:
    | { readonly name: 'cosine'; readonly weights: Float32Array }
    | {
        readonly name: 'gaussian';
        readonly width: number;
        readonly vectors: Float32Array;
        readonly coefficients: Float32Array;
      };
}

/**
 * Checks a saved fit.
 *
 * @param dimensions - Length of a feature vector.
 * @param labelCount - Number of labels, those without samples included.
 * @throws Error that says what is wrong with it.
 */
export function readFit(saved: SavedHead, dimensions: number, labelCount: number): SavedFit {
  const { settings } = saved;
  const labels = settings['labels'];
  if (!isAscending(labels, labelCount)) {
    throw new Error(`The head's labels should be ascending numbers below ${labelCount}.`);
  }
  const sharpness = positive(settings['sharpness'], 'sharpness');
  const bias = array(saved, 'bias', [labels.length]);
  const kernel = (settings['kernel'] ?? {}) as { readonly name?: unknown; readonly width?: unknown };
  switch (kernel.name) {
    case 'cosine':
      return {
        ...{ saved, labels, sharpness, bias },
        kernel: { name: 'cosine', weights: array(saved, 'weights', [labels.length, dimensions]) },
      };
    case 'gaussian': {
      const samples = saved.arrays['vectors']?.shape[0] ?? 0;
      return {
        ...{ saved, labels, sharpness, bias },
        kernel: {
          name: 'gaussian',
          width: positive(kernel.width, 'width'),
          vectors: array(saved, 'vectors', [samples, dimensions]),
          coefficients: array(saved, 'coefficients', [samples, labels.length]),
        },
      };
    }
    default:
      throw new Error(
        `The head's kernel should be 'cosine' or 'gaussian', not ${JSON.stringify(kernel.name)}.`,
      );
  }
}

function isAscending(value: unknown, below: number): value is readonly number[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((label: unknown, i) => {
      const least = i === 0 ? 0 : (value[i - 1] as number) + 1;
      return Number.isInteger(label) && (label as number) >= least && (label as number) < below;
    })
  );
}

function positive(value: unknown, name: string): number {
  if (typeof value !== 'number' || !(value > 0 && value < Infinity)) {
    throw new Error(`The head's ${name} should be a positive number, not ${JSON.stringify(value)}.`);
  }
  return value;
}

function array({ arrays }: SavedHead, name: string, shape: readonly number[]): Float32Array {
  const found = arrays[name];
  const size = shape.reduce((a, b) => a * b, 1);
  if (found === undefined || found.shape.join() !== shape.join() || found.data.length !== size) {
    throw new Error(
      `The head's ${name} should have the shape [${shape.join()}], not [${found?.shape.join()}].`,
    );
  }
  if (!found.data.every(Number.isFinite)) throw new Error(`The head's ${name} should be finite numbers.`);
  return found.data;
}
