import type { Activation, ConvolutionLayer, GraphInput, Layer } from '../../backbone/graph/graph.js';
import { fold, type Weight } from '../../backbone/mobilenet/fold.js';
import { invalidArchive, quoted } from '../invalid-archive.js';
import type { FlatLayer } from './flat-layers.js';
import { convolutionOf, normalised, type RawConvolution } from './convolution.js';

/** Layers that change nothing once a model is trained. */
const SILENT = ['Dropout', 'Flatten', 'SpatialDropout2D', 'GaussianNoise'];

/**
 * Makes a graph of flat layers: normalisations and activations become part of the convolution before them.
 * @throws `GestureError` 'invalid-archive' for layers that are not known here.
 */
export function toGraph(
  flat: readonly FlatLayer[],
  weights: ReadonlyMap<string, Weight>,
  input: GraphInput,
): { readonly input: GraphInput; readonly layers: readonly Layer[] } {
  const layers: Layer[] = [];
  /** For each value of the flat layers, the graph's. */
  const values: number[] = [0];
  const readers = countReaders(flat);
  /** Convolutions that a normalisation may yet become part of, by their value. */
  const open = new Map<number, RawConvolution>();
  const push = (layer: Layer): void => void values.push(layers.push(layer));
  /** The convolution that gives a value which nobody else reads. */
  const convolutionAt = (flatValue: number): ConvolutionLayer | null => {
    const layer = layers[values[flatValue] - 1] as Layer | undefined;
    const alone = readers[flatValue] === 1;
    return alone && layer?.kind === 'convolution' && layer.activation === 'linear' ? layer : null;
  };
  const activate = (activation: Activation, flatValue: number): void => {
    const value = values[flatValue];
    const convolution = convolutionAt(flatValue);
    if (activation === 'linear') return void values.push(value);
    if (!convolution) return push({ kind: 'activation', from: value, activation });
    layers[value - 1] = { ...convolution, activation };
    values.push(value);
  };
  for (const layer of flat) {
    const { kind, name, config, inputs } = layer;
    const [read] = inputs;
    const from = values[read];
    if (inputs.length !== (kind === 'Add' ? 2 : 1)) throw unknown(layer);
    switch (kind) {
      case 'Conv2D':
      case 'DepthwiseConv2D': {
        const raw = convolutionOf(layer, weights);
        push({ ...raw.plain, from });
        open.set(layers.length, raw);
        break;
      }
      case 'BatchNormalization': {
        const raw = open.get(from);
        if (!raw || !convolutionAt(read)) throw unknown(layer);
        layers[from - 1] = { ...normalised(raw, layer, weights, fold), from: layers[from - 1].from };
        open.delete(from);
        values.push(from);
        break;
      }
      case 'ReLU':
        activate(reluOf(layer), read);
        break;
      case 'Activation':
        activate(activationOf(layer), read);
        break;
      case 'ZeroPadding2D':
        push({ kind: 'pad', from, sides: sidesOf(config['padding'], layer) });
        break;
      case 'Add':
        push({ kind: 'add', from, other: values[inputs[1]] });
        break;
      case 'GlobalAveragePooling2D':
        push({ kind: 'average', from });
        break;
      default:
        if (!SILENT.includes(kind)) throw unknown(layer);
        values.push(from);
    }
    if (config['data_format'] === 'channels_first')
      throw invalidArchive(`the layer ${quoted(name)} has its channels first, which is not read here`);
  }
  if (values.at(-1) !== layers.length) throw invalidArchive('its head does not read its last layer');
  return { input, layers };
}

function countReaders(flat: readonly FlatLayer[]): number[] {
  const readers = new Array<number>(flat.length + 1).fill(0);
  for (const { inputs } of flat) for (const input of inputs) readers[input]++;
  // The head reads the last one.
  readers[flat.length]++;
  return readers;
}

function reluOf(layer: FlatLayer): Activation {
  const most = layer.config['max_value'] ?? null;
  const plain = [layer.config['negative_slope'], layer.config['threshold']].every((value) => !value);
  if (plain && most === 6) return 'relu6';
  if (plain && most === null) return 'relu';
  throw unknown(layer);
}

function activationOf(layer: FlatLayer): Activation {
  const { activation } = layer.config;
  if (activation === 'linear' || activation === 'relu' || activation === 'relu6') return activation;
  throw unknown(layer);
}

function sidesOf(padding: unknown, layer: FlatLayer): [number, number, number, number] {
  const sides: unknown[] = Array.isArray(padding) ? padding.flat() : [];
  if (sides.length === 4) return sides as [number, number, number, number];
  throw unknown(layer);
}

function unknown({ kind, name }: FlatLayer): Error {
  return invalidArchive(
    `its network has a ${quoted(kind)} layer at ${quoted(name)} of a kind that is not read here: Teachable Machine's image ` +
      'models (standard, and embedded) and what exportTeachableMachine() writes are',
  );
}
