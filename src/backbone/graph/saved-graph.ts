import type { SavedNetwork } from '../backbone.js';
import { checkGraph } from './check-graph.js';
import type { Activation, Graph, GraphInput, Layer } from './graph.js';

/** A graph as plain data. */
export function saveGraph({ input, layers }: Graph): SavedNetwork {
  const arrays: Record<string, SavedNetwork['arrays'][string]> = {};
  const plain = layers.map((layer, i) => {
    if (layer.kind !== 'convolution') return layer;
    const { kernel, bias, shape, ...rest } = layer;
    arrays[`${i}/kernel`] = { shape, data: kernel };
    arrays[`${i}/bias`] = { shape: [bias.length], data: bias };
    return rest;
  });
  return { settings: { input, layers: plain }, arrays };
}

/**
 * Reads what {@link saveGraph} gave, trusting nothing in it.
 * @throws `Error` that says what is wrong.
 */
export function readGraph({ settings, arrays }: SavedNetwork): Graph {
  const input = (settings['input'] ?? {}) as GraphInput;
  const layers = settings['layers'];
  if (!Array.isArray(layers)) throw new Error('it has no layers');
  const graph = {
    input: { size: input.size, channels: input.channels, divisor: input.divisor },
    layers: layers.map((layer, i) => readLayer((layer ?? {}) as Layer, i, arrays)),
  };
  checkGraph(graph);
  return graph;
}

function readLayer(layer: Layer, i: number, arrays: SavedNetwork['arrays']): Layer {
  const where = `layer ${i + 1}`;
  switch (layer.kind) {
    case 'convolution': {
      const { kind, from, depthwise, strides, padding } = layer;
      const [kernel, bias] = ['kernel', 'bias'].map((name) => {
        const key = `${i}/${name}`;
        if (!Object.hasOwn(arrays, key)) throw new Error(`${where} has no ${name}`);
        return arrays[key];
      });
      if (kernel.shape.length !== 4) throw new Error(`${where} has a kernel that is none`);
      if (!Array.isArray(strides) || strides.length !== 2) throw new Error(`${where} has no two strides`);
      if (padding !== 'same' && padding !== 'valid') throw new Error(`${where} pads in an unknown way`);
      const shape = kernel.shape as [number, number, number, number];
      const activation = readActivation(layer.activation, where);
      const spec = { kind, from, depthwise: depthwise === true, strides, padding, activation };
      return { ...spec, shape, kernel: kernel.data, bias: bias.data };
    }
    case 'pad':
      if (!Array.isArray(layer.sides)) throw new Error(`${where} has no sides`);
      return { kind: 'pad', from: layer.from, sides: layer.sides };
    case 'activation':
      return { kind: 'activation', from: layer.from, activation: readActivation(layer.activation, where) };
    case 'add':
      return { kind: 'add', from: layer.from, other: layer.other };
    case 'average':
      return { kind: 'average', from: layer.from };
    default:
      throw new Error(`${where} is of an unknown kind`);
  }
}

function readActivation(value: unknown, where: string): Activation {
  if (value === 'linear' || value === 'relu' || value === 'relu6') return value;
  throw new Error(`${where} has an unknown activation`);
}
