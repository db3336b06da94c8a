import type { SavedHead } from '../head.js';

/** All that a trained network knows, as plain numbers. */
export interface Weights {
  readonly dimensions: number;
  readonly hiddenUnits: number;
  readonly labels: number;
  /** `dimensions` rows of `hiddenUnits`. */
  readonly hiddenKernel: Float32Array;
  readonly hiddenBias: Float32Array;
  /** `hiddenUnits` rows of `labels`. */
  readonly outputKernel: Float32Array;
  readonly outputBias: Float32Array;
}

/** How large a network is. */
export type Sizes = Pick<Weights, 'dimensions' | 'hiddenUnits' | 'labels'>;
type ArrayName = 'hiddenKernel' | 'hiddenBias' | 'outputKernel' | 'outputBias';

/** The arrays of a network of these sizes, in the order in which tfjs-layers lists them. */
export function shapesOf({ dimensions, hiddenUnits, labels }: Sizes): [ArrayName, number[]][] {
  return [
    ['hiddenKernel', [dimensions, hiddenUnits]],
    ['hiddenBias', [hiddenUnits]],
    ['outputKernel', [hiddenUnits, labels]],
    ['outputBias', [labels]],
  ];
}

/** The arrays as they are saved: copies. */
export function toSaved(weights: Weights): SavedHead['arrays'] {
  return Object.fromEntries(
    shapesOf(weights).map(([name, shape]) => [name, { shape, data: weights[name].slice() }]),
  );
}

/**
 * Takes saved arrays, as copies.
 * @throws `Error` that says which one is missing, of a wrong shape, or has a number that is not finite.
 */
export function fromSaved(arrays: SavedHead['arrays'], sizes: Sizes): Weights {
  const read = shapesOf(sizes).map(([name, shape]) => {
    const saved = Object.hasOwn(arrays, name) ? arrays[name] : undefined;
    if (saved === undefined) throw new Error(`mlp: the array ${name} is missing.`);
    const length = shape.reduce((product, size) => product * size, 1);
    if (saved.shape.join() !== shape.join() || saved.data.length !== length) {
      throw new Error(
        `mlp: the array ${name} has shape ${saved.shape.join('×')} instead of ${shape.join('×')}.`,
      );
    }
    if (!allFinite(saved.data)) throw new Error(`mlp: the array ${name} has a number that is not finite.`);
    return saved.data.slice();
  });
  return toWeights(sizes, read);
}

/** Puts arrays together that come in the order of {@link shapesOf}. They are not copied. */
export function toWeights(sizes: Sizes, arrays: readonly Float32Array[]): Weights {
  const [hiddenKernel, hiddenBias, outputKernel, outputBias] = arrays;
  return { ...sizes, hiddenKernel, hiddenBias, outputKernel, outputBias };
}

/** The weights with other labels: for each, the index of the one it was before, or null for all zero. */
export function pickLabels(weights: Weights, from: readonly (number | null)[]): Weights {
  const { labels, hiddenUnits, outputKernel, outputBias } = weights;
  const pick = (row: Float32Array): number[] => from.map((old) => (old === null ? 0 : row[old]));
  const kernel = new Float32Array(hiddenUnits * from.length);
  for (let unit = 0; unit < hiddenUnits; unit++) {
    kernel.set(pick(outputKernel.subarray(unit * labels, (unit + 1) * labels)), unit * from.length);
  }
  return {
    ...weights,
    labels: from.length,
    outputKernel: kernel,
    outputBias: Float32Array.from(pick(outputBias)),
  };
}

/** Whether there is neither NaN nor infinity. */
export function allFinite(numbers: Float32Array): boolean {
  return numbers.every(Number.isFinite);
}
