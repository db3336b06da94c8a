import type { Activation, ConvolutionLayer, Graph, Layer } from '../../backbone/graph/graph.js';
import type { SavedHead } from '../../head/head.js';

/** A weight of a layers model. */
export interface NamedWeight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** A layers model: its topology, and its weights in the order of the manifest. */
export interface LayersModel {
  readonly topology: object;
  readonly weights: readonly NamedWeight[];
}

/** Kinds that old versions of TensorFlow.js know too: Teachable Machine's library asks for 1.3. */
class Builder {
  readonly layers: object[] = [];
  readonly weights: NamedWeight[] = [];

  add(kind: string, name: string, inputs: readonly string[], config: object = {}): string {
    this.layers.push({
      ...{ name, class_name: kind },
      config: { name, trainable: false, ...config },
      inbound_nodes: inputs.length === 0 ? [] : [inputs.map((input) => [input, 0, 0, {}])],
    });
    return name;
  }

  activate(activation: Activation, name: string, input: string): string {
    if (activation === 'linear') return input;
    return this.add('ReLU', name, [input], activation === 'relu6' ? { max_value: 6 } : {});
  }

  convolve(layer: ConvolutionLayer, name: string, input: string): string {
    const { shape, strides, padding, depthwise, kernel, bias } = layer;
    const common = {
      ...{ kernel_size: shape.slice(0, 2), strides, padding, use_bias: true },
      ...{ activation: 'linear', dilation_rate: [1, 1], data_format: 'channels_last' },
    };
    this.weights.push(
      { name: `${name}/${depthwise ? 'depthwise_kernel' : 'kernel'}`, shape, data: kernel },
      { name: `${name}/bias`, shape: [bias.length], data: bias },
    );
    const made = depthwise
      ? this.add('DepthwiseConv2D', name, [input], { ...common, depth_multiplier: shape[3] })
      : this.add('Conv2D', name, [input], { ...common, filters: shape[3] });
    return this.activate(layer.activation, `${name}_relu`, made);
  }

  dense(name: string, input: string, activation: string, kernel: NamedArray, bias: NamedArray): string {
    this.weights.push({ name: `${name}/kernel`, ...kernel }, { name: `${name}/bias`, ...bias });
    const units = bias.data.length;
    return this.add('Dense', name, [input], { units, activation, use_bias: true, trainable: true });
  }
}

type NamedArray = SavedHead['arrays'][string];

/** A graph with a head of `mlp()` on it, as a layers model of TensorFlow.js. */
export function topologyOf({ input, layers }: Graph, head: SavedHead, labels: number): LayersModel {
  const builder = new Builder();
  const shape = [null, input.size, input.size, input.channels];
  const values = [
    builder.add('InputLayer', 'image', [], { batch_input_shape: shape, dtype: 'float32', sparse: false }),
  ];
  layers.forEach((layer, i) => values.push(place(builder, layer, `layer_${i}`, values)));
  const { hiddenKernel, hiddenBias, outputKernel, outputBias } = head.arrays;
  // What is averaged is flat already.
  const isFlat = layers.some(({ kind }) => kind === 'average');
  const last = values.at(-1)!;
  const features = isFlat ? last : builder.add('Flatten', 'features', [last]);
  const hidden = builder.dense('hidden', features, 'relu', hiddenKernel, hiddenBias);
  const scores = builder.dense('scores', hidden, 'softmax', outputKernel, outputBias);
  return {
    topology: {
      class_name: 'Model',
      config: {
        name: `digit_gesture_${labels}`,
        layers: builder.layers,
        input_layers: [[values[0], 0, 0]],
        output_layers: [[scores, 0, 0]],
      },
      keras_version: 'tfjs-layers 1.3.1',
      backend: 'tensor_flow.js',
    },
    weights: builder.weights,
  };
}

function place(builder: Builder, layer: Layer, name: string, values: readonly string[]): string {
  const from = values[layer.from];
  switch (layer.kind) {
    case 'convolution':
      return builder.convolve(layer, name, from);
    case 'pad': {
      const [top, bottom, left, right] = layer.sides;
      const padding = [
        [top, bottom],
        [left, right],
      ];
      return builder.add('ZeroPadding2D', name, [from], { padding, data_format: 'channels_last' });
    }
    case 'activation':
      return builder.activate(layer.activation, name, from);
    case 'add':
      return builder.add('Add', name, [from, values[layer.other]]);
    case 'average':
      return builder.add('GlobalAveragePooling2D', name, [from], { data_format: 'channels_last' });
  }
}
