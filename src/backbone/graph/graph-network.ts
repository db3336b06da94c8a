import type * as TF from '@tensorflow/tfjs-core';
import type { Engine } from '../../backends/backend.js';
import { Pacer } from '../../pacer.js';
import { checkGraph, type Shape } from './check-graph.js';
import { convolutionsOf, type ConvolutionLayer, type Graph, type Layer } from './graph.js';

/** A convolution's weights on the device. */
interface Uploaded {
  readonly kernel: TF.Tensor4D;
  readonly bias: TF.Tensor1D;
}

/**
 * Computes a graph, each convolution with its padding, bias and activation as one kernel: several times faster on
 * WebAssembly than layer after layer. The weights stay in plain arrays too, and are uploaded again when the engine
 * changes its backend.
 */
export class GraphNetwork {
  readonly #weights = new Map<ConvolutionLayer, Uploaded>();
  /** Pads that are left to the convolutions after them. */
  readonly #absorbed: ReadonlySet<Layer>;
  readonly #pacer = new Pacer();
  #generation = -1;
  #disposed = false;

  private constructor(
    private readonly tf: typeof TF,
    private readonly engine: Engine,
    private readonly graph: Graph,
    /** Of the last layer's value. */
    readonly shape: Shape,
  ) {
    this.#absorbed = absorbedPads(graph);
  }

  /**
   * Checks that the layers fit together, which kernels don't, then compiles and warms up.
   * @throws `Error` that says what is wrong; nothing is kept on the device then.
   */
  static async open(graph: Graph, engine: Engine): Promise<GraphNetwork> {
    const shape = checkGraph(graph).at(-1)!;
    const network = new GraphNetwork(await import('@tensorflow/tfjs-core'), engine, graph, shape);
    const { size, channels } = graph.input;
    try {
      await network.run(new Float32Array(size * size * channels));
    } catch (error) {
      network.dispose();
      throw error;
    }
    return network;
  }

  /**
   * @param input - size × size × channels numbers; may be used again once this returned.
   * @returns The last layer's value, flat.
   */
  run(input: Float32Array): Promise<Float32Array> {
    const { tf, engine, graph } = this;
    const { size, channels } = graph.input;
    return engine.run(async () => {
      if (this.#disposed) throw new Error('The network was disposed of.');
      if (this.#generation !== engine.generation) this.#upload();
      const output = tf.tidy(() => {
        const values = [tf.tensor4d(input, [1, size, size, channels])];
        for (const layer of graph.layers) values.push(this.#apply(layer, values));
        return values.at(-1)!;
      });
      let values: Float32Array;
      try {
        values = await output.data<'float32'>();
      } finally {
        output.dispose();
      }
      // WebAssembly answers without letting anybody else have a turn, and a single picture takes several runs.
      if (this.#pacer.due) await this.#pacer.rest();
      return values;
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
        const { kernel, bias } = this.#weights.get(layer)!;
        const before = this.graph.layers[layer.from - 1];
        const attributes = {
          strides: [...layer.strides],
          pad: before?.kind === 'pad' && this.#absorbed.has(before) ? paddings(before) : layer.padding,
          dataFormat: 'NHWC',
          dilations: [1, 1],
          activation: layer.activation,
        };
        // What `tf.fused` checks before is the same in every frame, and takes a sixth of the time of a small network.
        const name = layer.depthwise ? tf.FusedDepthwiseConv2D : tf.FusedConv2D;
        return tf.engine().runKernel<TF.Tensor4D>(name, { x, filter: kernel, bias }, attributes);
      }
      case 'pad':
        return this.#absorbed.has(layer) ? x : tf.pad4d(x, paddings(layer));
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
    this.#free();
    const { tf } = this;
    for (const layer of convolutionsOf(this.graph)) {
      const kernel = tf.tensor4d(layer.kernel, [...layer.shape]);
      this.#weights.set(layer, { kernel, bias: tf.tensor1d(layer.bias) });
    }
    this.#generation = this.engine.generation;
  }

  #free(): void {
    for (const { kernel, bias } of this.#weights.values()) this.tf.dispose([kernel, bias]);
    this.#weights.clear();
  }
}

type Pad = Extract<Layer, { kind: 'pad' }>;

/** Pads that only convolutions read which don't pad themselves. */
function absorbedPads({ layers }: Graph): ReadonlySet<Layer> {
  return new Set(
    layers.filter((layer, i) => {
      const readers = layers.filter(
        (other) => other.from === i + 1 || (other.kind === 'add' && other.other === i + 1),
      );
      return (
        layer.kind === 'pad' &&
        readers.length > 0 &&
        readers.every((reader) => reader.kind === 'convolution' && reader.padding === 'valid')
      );
    }),
  );
}

function paddings({ sides: [top, bottom, left, right] }: Pad): Parameters<typeof TF.pad4d>[1] {
  return [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ];
}
