import type * as TF from '@tensorflow/tfjs-core';
import type { Engine } from '../../backends/backend.js';
import { convolutionsOf, type ConvolutionLayer, type Graph, type Layer } from './graph.js';

/** A convolution's weights on the device. */
interface Uploaded {
  readonly kernel: TF.Tensor4D;
  readonly bias: TF.Tensor1D;
}

/**
 * Computes a graph, each convolution with its bias and activation as one fused operation. The weights stay in plain
 * arrays too, and are uploaded again when the engine changes its backend.
 */
export class GraphNetwork {
  readonly #weights = new Map<ConvolutionLayer, Uploaded>();
  #generation = -1;
  #disposed = false;

  constructor(
    private readonly tf: typeof TF,
    private readonly engine: Engine,
    private readonly graph: Graph,
  ) {}

  /**
   * @param input - size × size × channels numbers; may be used again once this returned.
   * @returns The last layer's value, flat.
   */
  run(input: Float32Array): Promise<Float32Array> {
    const { tf, engine, graph } = this;
    const { size, channels } = graph.input;
    return engine.run(async () => {
      if (this.#generation !== engine.generation) this.#upload();
      const output = tf.tidy(() => {
        const values = [tf.tensor4d(input, [1, size, size, channels])];
        for (const layer of graph.layers) values.push(this.#apply(layer, values));
        return values.at(-1)!;
      });
      try {
        return await output.data<'float32'>();
      } finally {
        output.dispose();
      }
    });
  }

  dispose(): void {
    this.#disposed = true;
    this.#free();
  }

  #apply(layer: Layer, values: readonly TF.Tensor4D[]): TF.Tensor4D {
    const { tf } = this;
    const x = values[layer.from];
    switch (layer.kind) {
      case 'convolution': {
        const { strides, padding, activation, depthwise } = layer;
        const { kernel, bias } = this.#weights.get(layer)!;
        const options = {
          ...{ x, filter: kernel, bias, activation, pad: padding },
          strides: [...strides] as [number, number],
        };
        return depthwise ? tf.fused.depthwiseConv2d(options) : tf.fused.conv2d(options);
      }
      case 'pad': {
        const [top, bottom, left, right] = layer.sides;
        return tf.pad4d(x, [
          [0, 0],
          [top, bottom],
          [left, right],
          [0, 0],
        ]);
      }
      case 'activation':
        if (layer.activation === 'linear') return x.clone();
        return layer.activation === 'relu' ? tf.relu(x) : tf.relu6(x);
      case 'add':
        return tf.add(x, values[layer.other]);
      case 'average':
        return tf.mean(x, [1, 2], true);
    }
  }

  #upload(): void {
    if (this.#disposed) throw new Error('The network was disposed of.');
    this.#free();
    const { tf } = this;
    this.#generation = this.engine.generation;
    for (const layer of convolutionsOf(this.graph)) {
      const kernel = tf.tensor4d(layer.kernel, [...layer.shape]);
      this.#weights.set(layer, { kernel, bias: tf.tensor1d(layer.bias) });
    }
  }

  #free(): void {
    for (const { kernel, bias } of this.#weights.values()) this.tf.dispose([kernel, bias]);
    this.#weights.clear();
  }
}
