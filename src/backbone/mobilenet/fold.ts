import { unavailable } from '../download.js';
import type { ConvolutionSpec } from './layers-model.js';

/** A named weight of the model. */
export interface Weight {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** A convolution with its batch normalisation folded in. */
export interface FoldedConvolution extends Pick<
  ConvolutionSpec,
  'name' | 'depthwise' | 'strides' | 'padding'
> {
  /** [height, width, in, out], or [height, width, in, 1] for a depthwise one. */
  readonly kernelShape: [number, number, number, number];
  readonly kernel: Float32Array;
  /** One per output channel. */
  readonly bias: Float32Array;
}

/**
 * Folds batch normalisation into the kernel before it: `gamma / sqrt(variance + epsilon)` scales the kernel's
 * output channels, and what is left of the normalisation is a bias. The result is the same up to rounding.
 * @throws GestureError 'model-unavailable' when a weight is missing, has another shape, or isn't a finite number.
 */
export function fold(
  spec: ConvolutionSpec,
  weights: ReadonlyMap<string, Weight>,
  url: string,
): FoldedConvolution {
  const { depthwise, norm } = spec;
  const kernelName = `${spec.name}/${depthwise ? 'depthwise_kernel' : 'kernel'}`;
  const kernel = take(kernelName);
  if (kernel.shape.length !== 4) throw wrongShape(kernelName, kernel.shape);
  const kernelShape = kernel.shape as [number, number, number, number];
  const channels = depthwise ? kernelShape[2] * kernelShape[3] : kernelShape[3];
  const gamma = norm.scale ? vector(`${norm.name}/gamma`) : undefined;
  const beta = norm.center ? vector(`${norm.name}/beta`) : undefined;
  const mean = vector(`${norm.name}/moving_mean`);
  const variance = vector(`${norm.name}/moving_variance`);
  const ownBias = spec.bias ? vector(`${spec.name}/bias`) : undefined;

  const scale = new Float32Array(channels);
  const bias = new Float32Array(channels);
  for (let c = 0; c < channels; c++) {
    scale[c] = (gamma?.[c] ?? 1) / Math.sqrt(variance[c] + norm.epsilon);
    bias[c] = (beta?.[c] ?? 0) + ((ownBias?.[c] ?? 0) - mean[c]) * scale[c];
  }
  // The output channel is the fastest axis of both kinds of kernel.
  const folded = kernel.values.map((value, i) => value * scale[i % channels]);
  if (!folded.every(Number.isFinite) || !bias.every(Number.isFinite)) {
    throw unavailable(url, `the weights of "${spec.name}" are not all finite numbers`);
  }
  const { name, strides, padding } = spec;
  return { name, depthwise, strides, padding, kernelShape, kernel: folded, bias };

  function take(weight: string): Weight {
    const found = weights.get(weight);
    if (!found) throw unavailable(url, `the weight "${weight}" is missing`);
    return found;
  }

  function vector(weight: string): Float32Array {
    const { values, shape } = take(weight);
    if (values.length !== channels) throw wrongShape(weight, shape);
    return values;
  }

  function wrongShape(weight: string, shape: readonly number[]): Error {
    return unavailable(url, `the weight "${weight}" has the wrong shape [${shape.join(', ')}]`);
  }
}
