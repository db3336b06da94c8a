import type { Weight } from '../../backbone/mobilenet/fold.js';
import type { SavedHead } from '../../head/head.js';
import { invalidArchive, quoted } from '../invalid-archive.js';
import type { FlatLayer } from './flat-layers.js';
import { take } from './convolution.js';

/**
 * The last two layers, dense(ReLU) and dense(softmax), as `mlp()` saves them.
 * @param dimensions - Length of the feature vector that they read.
 * @throws `GestureError` 'invalid-archive'.
 */
export function toHead(
  [hidden, output]: readonly FlatLayer[],
  weights: ReadonlyMap<string, Weight>,
  dimensions: number,
  labels: number,
): SavedHead {
  for (const [layer, activation] of [
    [hidden, 'relu'],
    [output, 'softmax'],
  ] as const) {
    if (layer?.kind === 'Dense' && layer.config['activation'] === activation) continue;
    throw invalidArchive(
      `its network does not end in a dense layer with ReLU and one with softmax, as Teachable Machine's do`,
    );
  }
  const hiddenUnits = take(weights, `${hidden.name}/kernel`).shape.at(-1)!;
  const array = (name: string, shape: readonly number[]): SavedHead['arrays'][string] => {
    const { shape: found, values } = take(weights, name);
    if (found.join() === shape.join()) return { shape, data: values };
    throw invalidArchive(
      `the weight ${quoted(name)} has the shape ${found.join('×')} instead of ${shape.join('×')}`,
    );
  };
  const bias = ({ name, config }: FlatLayer, units: number): SavedHead['arrays'][string] =>
    config['use_bias'] === false
      ? { shape: [units], data: new Float32Array(units) }
      : array(`${name}/bias`, [units]);
  return {
    settings: { hiddenUnits, trainedLabels: Array.from({ length: labels }, (_, label) => label) },
    arrays: {
      hiddenKernel: array(`${hidden.name}/kernel`, [dimensions, hiddenUnits]),
      hiddenBias: bias(hidden, hiddenUnits),
      outputKernel: array(`${output.name}/kernel`, [hiddenUnits, labels]),
      outputBias: bias(output, labels),
    },
  };
}
