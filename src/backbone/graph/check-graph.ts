import type { ConvolutionLayer, Graph, Layer } from './graph.js';

/** Height, width and channels of a value. */
export type Shape = readonly [height: number, width: number, channels: number];

/** Most layers. MobileNetV2 has 117 with its normalisations folded. */
const MAX_LAYERS = 1000;
/** Largest side of the input, in pixels. */
const MAX_SIZE = 1024;
/** Most numbers in a value: MobileNetV2's largest has 1.2 million at 224×224. */
const MAX_NUMBERS = 2 ** 24;
/** Most multiplications for one frame: the largest MobileNet takes 600 million. */
const MAX_PRODUCTS = 2 ** 34;

/**
 * Checks that a graph's layers fit together and can be computed in reasonable time and memory. Nothing in it is trusted.
 * @returns The shape of each value, the input's first.
 * @throws `Error` that says what is wrong.
 */
export function checkGraph({ input, layers }: Graph): readonly Shape[] {
  const { size, channels, divisor } = input;
  if (!isWhole(size, 1, MAX_SIZE)) throw new Error(`its pictures are not 1 to ${MAX_SIZE} pixels wide`);
  if (channels !== 1 && channels !== 3) throw new Error('its pictures are neither in colour nor grey');
  if (!(divisor > 0 && divisor < Infinity)) throw new Error('its pixels are divided by no positive number');
  if (layers.length === 0 || layers.length > MAX_LAYERS)
    throw new Error(`it has ${layers.length} layers, and 1 to ${MAX_LAYERS} are possible`);
  const shapes: Shape[] = [[size, size, channels]];
  let products = 0;
  for (const [i, layer] of layers.entries()) {
    const where = `layer ${i + 1}`;
    const shape = shapeAfter(layer, shapes, where);
    const numbers = shape[0] * shape[1] * shape[2];
    if (!(shape.every((side) => side >= 1) && numbers <= MAX_NUMBERS))
      throw new Error(`${where} would give ${shape.join('×')} numbers, which can't be`);
    if (layer.kind === 'convolution') products += (numbers / shape[2]) * layer.kernel.length;
    if (products > MAX_PRODUCTS) throw new Error('it would take too long to compute');
    shapes.push(shape);
  }
  return shapes;
}

function shapeAfter(layer: Layer, shapes: readonly Shape[], where: string): Shape {
  const source = (value: number): Shape => {
    if (!isWhole(value, 0, shapes.length - 1)) throw new Error(`${where} reads what is not there yet`);
    return shapes[value];
  };
  const [height, width, channels] = source(layer.from);
  switch (layer.kind) {
    case 'convolution':
      return convolved(layer, [height, width, channels], where);
    case 'pad': {
      const [top, bottom, left, right] = layer.sides;
      if (layer.sides.length !== 4 || !layer.sides.every((side) => isWhole(side, 0, MAX_SIZE)))
        throw new Error(`${where} has sides that are no numbers of pixels`);
      return [height + top + bottom, width + left + right, channels];
    }
    case 'add':
      if (source(layer.other).join() !== [height, width, channels].join())
        throw new Error(`${where} adds what has different shapes`);
      return [height, width, channels];
    case 'activation':
      return [height, width, channels];
    case 'average':
      return [1, 1, channels];
  }
}

function convolved(layer: ConvolutionLayer, [height, width, channels]: Shape, where: string): Shape {
  const { shape, strides, padding, depthwise, kernel, bias } = layer;
  if (![...shape, ...strides].every((side) => isWhole(side, 1, MAX_NUMBERS)))
    throw new Error(`${where} has a size or stride that is no whole number`);
  const [rows, columns, inputs, outputs] = shape;
  if (inputs !== channels) throw new Error(`${where} expects ${inputs} channels and gets ${channels}`);
  const made = depthwise ? inputs * outputs : outputs;
  if (kernel.length !== rows * columns * inputs * outputs || bias.length !== made)
    throw new Error(`${where} does not have as many weights as its shape says`);
  if (!kernel.every(Number.isFinite) || !bias.every(Number.isFinite))
    throw new Error(`${where} has a weight that is not a finite number`);
  const after = (side: number, window: number, stride: number): number =>
    Math.ceil((padding === 'same' ? side : side - window + 1) / stride);
  return [after(height, rows, strides[0]), after(width, columns, strides[1]), made];
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}
