import type { Activation, ConvolutionLayer } from '../../backbone/graph/graph.js';
import type { fold, Weight } from '../../backbone/mobilenet/fold.js';
import { invalidArchive, quoted } from '../invalid-archive.js';
import type { FlatLayer } from './flat-layers.js';

/** A convolution as it was found. */
export interface RawConvolution {
  readonly name: string;
  readonly hasBias: boolean;
  /** Without what may follow it. */
  readonly plain: Omit<ConvolutionLayer, 'from'>;
}

const ACTIVATIONS: readonly unknown[] = ['linear', 'relu', 'relu6'];

/** @throws `GestureError` 'invalid-archive'. */
export function convolutionOf(
  { kind, name, config }: FlatLayer,
  weights: ReadonlyMap<string, Weight>,
): RawConvolution {
  const depthwise = kind === 'DepthwiseConv2D';
  const { padding, strides, activation = 'linear', use_bias: hasBias } = config;
  const one = (value: unknown) => value === undefined || [value].flat().every((part) => part === 1);
  const known = (padding === 'same' || padding === 'valid') && ACTIVATIONS.includes(activation);
  if (!known || !one(config['dilation_rate']) || !one(config['groups']))
    throw invalidArchive(`the layer ${quoted(name)} is a convolution of a kind that is not read here`);
  const kernel = take(weights, `${name}/${depthwise ? 'depthwise_kernel' : 'kernel'}`);
  if (kernel.shape.length !== 4) throw invalidArchive(`the kernel of ${quoted(name)} has a wrong shape`);
  const shape = kernel.shape as [number, number, number, number];
  const outputs = depthwise ? shape[2] * shape[3] : shape[3];
  const bias = hasBias === false ? new Float32Array(outputs) : take(weights, `${name}/bias`).values;
  const pair = [strides].flat(2);
  return {
    name,
    hasBias: hasBias !== false,
    plain: {
      ...{ kind: 'convolution', depthwise, padding, shape, bias },
      kernel: kernel.values,
      strides: (pair.length === 1 ? [pair[0], pair[0]] : pair) as [number, number],
      activation: activation as Activation,
    },
  };
}

/** The convolution with the batch normalisation that follows it. @throws `GestureError` 'invalid-archive'. */
export function normalised(
  { name, hasBias, plain }: RawConvolution,
  { name: normName, config }: FlatLayer,
  weights: ReadonlyMap<string, Weight>,
  folded: typeof fold,
): Omit<ConvolutionLayer, 'from'> {
  const { depthwise, strides, padding } = plain;
  const norm = {
    name: normName,
    epsilon: Number(config['epsilon'] ?? 1e-3),
    scale: config['scale'] !== false,
    center: config['center'] !== false,
  };
  try {
    const { kernel, bias } = folded(
      { name, depthwise, strides, padding, bias: hasBias, norm },
      weights,
      'model.json',
    );
    return { ...plain, kernel, bias };
  } catch (error) {
    throw invalidArchive(`the weights of ${quoted(normName)} are not complete`, error);
  }
}

/** @throws `GestureError` 'invalid-archive' where it is missing. */
export function take(weights: ReadonlyMap<string, Weight>, name: string): Weight {
  const weight = weights.get(name);
  if (!weight) throw invalidArchive(`the weight ${quoted(name)} is missing`);
  return weight;
}
