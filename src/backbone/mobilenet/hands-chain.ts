import { unavailable } from '../download.js';
import type { FoldedConvolution, Weight } from './fold.js';

/** Blocks of a depthwise and a pointwise convolution. */
const BLOCKS = 13;
/** Blocks whose depthwise convolution takes every other pixel. */
const HALVING = new Set([2, 4, 6, 12]);
/** Where every other pixel is taken, nothing is added above and to the left, as the ImageNet weights want it. */
const BEHIND = [
  [0, 1],
  [0, 1],
] as const;

/**
 * The convolutions of a MobileNetV1, from weights in which batch normalisation is folded already.
 * @throws GestureError 'model-unavailable' when a weight is missing, has another shape, or isn't a finite number.
 */
export function handsChain(weights: ReadonlyMap<string, Weight>, url: URL): FoldedConvolution[] {
  const chain = [convolution('conv1', false, true)];
  for (let block = 1; block <= BLOCKS; block++) {
    chain.push(convolution(`conv_dw_${block}`, true, HALVING.has(block)));
    chain.push(convolution(`conv_pw_${block}`, false, false));
  }
  return chain;

  function convolution(name: string, depthwise: boolean, halving: boolean): FoldedConvolution {
    const kernel = takeWeight(weights, `${name}/kernel`, 4, url);
    const bias = takeWeight(weights, `${name}/bias`, 1, url);
    return {
      name,
      depthwise,
      strides: halving ? [2, 2] : [1, 1],
      padding: halving ? BEHIND : 'same',
      kernelShape: kernel.shape as [number, number, number, number],
      kernel: kernel.values,
      bias: bias.values,
    };
  }
}

/** A weight of so many axes, all of its numbers finite. */
export function takeWeight(
  weights: ReadonlyMap<string, Weight>,
  name: string,
  axes: number,
  url: URL,
): Weight {
  const found = weights.get(name);
  if (!found) throw unavailable(url, `the weight "${name}" is missing`);
  if (found.shape.length !== axes) throw unavailable(url, `the weight "${name}" has the wrong shape`);
  if (!found.values.every(Number.isFinite))
    throw unavailable(url, `the weights "${name}" are not all finite numbers`);
  return found;
}
