import { unavailable } from './download.js';

/** A weight as a model.json of TensorFlow.js describes it. */
export interface WeightSpec {
  readonly name: string;
  readonly shape: number[];
  readonly dtype: string;
  readonly quantization?: { readonly dtype: string };
}

/** Weights that follow each other in one file, or in several. */
export interface WeightGroup {
  readonly paths: readonly string[];
  readonly weights: readonly WeightSpec[];
}

/** Whether this is the weightsManifest of a model.json. */
export function isManifest(value: unknown): value is readonly WeightGroup[] {
  return (
    Array.isArray(value) &&
    value.every(
      (group: Partial<WeightGroup> | null) =>
        Array.isArray(group?.paths) &&
        group.paths.every((path) => typeof path === 'string') &&
        Array.isArray(group.weights) &&
        group.weights.every(
          (weight: WeightSpec | null) => typeof weight?.name === 'string' && Array.isArray(weight.shape),
        ),
    )
  );
}

/** Where a file of weights is. @throws GestureError 'model-unavailable' where the model.json names none. */
export function weightsUrl(path: string, model: URL): URL {
  try {
    return new URL(path, model);
  } catch (cause) {
    throw unavailable(model, `${JSON.stringify(path)}, its file of weights, is no address`, cause);
  }
}
