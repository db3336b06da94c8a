import type { ConvolutionLayer, Graph, Layer } from '../graph/graph.js';
import type { FoldedConvolution } from './fold.js';

/** The chain as a graph, with the same weights. */
export function chainGraph(chain: readonly FoldedConvolution[], size: number): Graph {
  const layers: Layer[] = [];
  for (const { padding, depthwise, strides, kernelShape, kernel, bias } of chain) {
    if (typeof padding !== 'string') {
      const [[top, bottom], [left, right]] = padding;
      layers.push({ kind: 'pad', from: layers.length, sides: [top, bottom, left, right] });
    }
    const convolution: ConvolutionLayer = {
      ...{ kind: 'convolution', from: layers.length, depthwise, strides, kernel, bias },
      padding: typeof padding === 'string' ? padding : 'valid',
      activation: 'relu6',
      shape: kernelShape,
    };
    layers.push(convolution);
  }
  return { input: { size, channels: 3, divisor: 127.5 }, layers };
}
