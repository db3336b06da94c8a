import { unavailable } from '../download.js';

/** The network is read from its input to this layer. */
export const LAST_LAYER = 'conv_pw_13_relu';

/** One convolution of the chain, with the names of its weights. */
export interface ConvolutionSpec {
  readonly name: string;
  readonly depthwise: boolean;
  readonly strides: readonly [number, number];
  /** Zero padding that a layer of its own adds, [[top, bottom], [left, right]], or what the convolution names. */
  readonly padding: 'same' | 'valid' | readonly [readonly [number, number], readonly [number, number]];
  readonly bias: boolean;
  readonly norm: {
    readonly name: string;
    readonly epsilon: number;
    readonly scale: boolean;
    readonly center: boolean;
  };
}

interface LayerJson {
  readonly class_name: string;
  readonly name?: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/**
 * Reads the chain of convolutions up to {@link LAST_LAYER} from the topology of a TensorFlow.js layers model.
 * @throws GestureError 'model-unavailable' when it is not a MobileNetV1.
 */
export function readTopology(topology: unknown, url: string): ConvolutionSpec[] {
  const layers = findLayers(topology);
  if (!layers) throw unavailable(url, 'its model.json holds no layers model (modelTopology is missing)');
  const chain: ConvolutionSpec[] = [];
  let pending: Omit<ConvolutionSpec, 'norm'> | undefined;
  let padding: ConvolutionSpec['padding'] | undefined;
  for (const layer of layers) {
    const { config } = layer;
    const name = (config['name'] ?? layer.name) as string;
    switch (layer.class_name) {
      case 'InputLayer':
        break;
      case 'ZeroPadding2D':
        padding = config['padding'] as ConvolutionSpec['padding'];
        break;
      case 'Conv2D':
      case 'DepthwiseConv2D':
        pending = {
          name,
          depthwise: layer.class_name === 'DepthwiseConv2D',
          strides: config['strides'] as [number, number],
          padding: padding ?? (config['padding'] as 'same' | 'valid'),
          bias: config['use_bias'] === true,
        };
        padding = undefined;
        break;
      case 'BatchNormalization':
        if (!pending) throw different(url, name, 'a batch normalisation without a convolution before it');
        chain.push({
          ...pending,
          norm: {
            name,
            epsilon: Number(config['epsilon']),
            scale: config['scale'] !== false,
            center: config['center'] !== false,
          },
        });
        pending = undefined;
        break;
      case 'Activation':
      case 'ReLU':
        if (!isRelu6(layer)) throw different(url, name, 'an activation other than relu6');
        if (name === LAST_LAYER) return chain;
        break;
      default:
        throw different(url, name, `a ${layer.class_name} layer`);
    }
  }
  throw unavailable(url, `it has no layer ${LAST_LAYER}: it is not a MobileNetV1`);
}

function findLayers(topology: unknown): LayerJson[] | undefined {
  const model = topology as { model_config?: unknown; config?: unknown } | null | undefined;
  const config = (model?.model_config as { config?: unknown } | undefined)?.config ?? model?.config;
  const layers: unknown = Array.isArray(config)
    ? config
    : (config as { layers?: unknown } | undefined)?.layers;
  return Array.isArray(layers) && layers.every((layer: LayerJson | null) => layer?.class_name && layer.config)
    ? (layers as LayerJson[])
    : undefined;
}

function isRelu6({ class_name, config }: LayerJson): boolean {
  return class_name === 'ReLU' ? Number(config['max_value']) === 6 : config['activation'] === 'relu6';
}

function different(url: string, layer: string, what: string): Error {
  return unavailable(url, `it is not a MobileNetV1: there is ${what} at "${layer}"`);
}
