import type { HeadTrainOptions } from '../head.js';

/** Options of {@link mlp}. The defaults are the classic recipe for learning from webcam pictures. */
export interface MlpOptions {
  /** Units of the hidden layer, 1 to 10,000. Default 100. */
  readonly hiddenUnits?: number | undefined;
  /** Step size of Adam, above 0 and at most 1. Default 0.0001. */
  readonly learningRate?: number | undefined;
  /** Passes over the samples, 1 to 10,000. Default 10. */
  readonly epochs?: number | undefined;
  /** Samples a step, 1 to 10,000. Default 32. */
  readonly batchSize?: number | undefined;
  /**
   * Whether training also finds out how good it is: a second network learns from all but the latest fifth of each
   * label's samples and is tried on those. Takes up to 80 % more time; without it, accuracy is NaN and nothing is
   * suspected. The network that predicts is the same either way. Default true.
   */
  readonly check?: boolean | undefined;
}

/** How to train: every option with its value. */
export type Recipe = { readonly [K in keyof MlpOptions]-?: NonNullable<MlpOptions[K]> };

const DEFAULTS: Recipe = { hiddenUnits: 100, learningRate: 1e-4, epochs: 10, batchSize: 32, check: true };
const MOST = 10_000;

/** @throws `TypeError` that names the option that is out of range. */
export function recipeOf(options: MlpOptions): Recipe {
  const recipe = { ...DEFAULTS, ...defined(options) };
  check('mlp', recipe);
  if (typeof recipe.check !== 'boolean') throw new TypeError('mlp: check must be true or false.');
  return recipe;
}

/** The recipe with what the caller of `train` asked for. @throws `TypeError` as {@link recipeOf}. */
export function adjusted(
  recipe: Recipe,
  { epochs, batchSize, learningRate, seed }: HeadTrainOptions,
): Recipe {
  const result = { ...recipe, ...defined({ epochs, batchSize, learningRate }) };
  check('train', result);
  if (seed !== undefined && !Number.isSafeInteger(seed)) {
    throw new TypeError(`train: seed must be a whole number, not ${String(seed)}.`);
  }
  return result;
}

function check(caller: string, recipe: Recipe): void {
  for (const name of ['hiddenUnits', 'epochs', 'batchSize'] as const) {
    const value: unknown = recipe[name];
    if (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MOST) continue;
    throw new TypeError(`${caller}: ${name} must be a whole number from 1 to ${MOST}, not ${String(value)}.`);
  }
  const rate: unknown = recipe.learningRate;
  if (typeof rate !== 'number' || !(rate > 0 && rate <= 1)) {
    throw new TypeError(
      `${caller}: learningRate must be a number above 0 and at most 1, not ${String(rate)}.`,
    );
  }
}

/** Options given as undefined count as not given. */
function defined<T extends object>(options: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
