/** What a layer does to each number last. */
export type Activation = 'linear' | 'relu' | 'relu6';

/** How a frame becomes the input: its middle square, each channel divided by `divisor`, less 1. */
export interface GraphInput {
  /** Side of the square, in pixels. */
  readonly size: number;
  /** 3: red, green, blue. 1: grey. */
  readonly channels: 1 | 3;
  readonly divisor: number;
}

/** A convolution, with its bias and activation. */
export interface ConvolutionLayer {
  readonly kind: 'convolution';
  /** The value it reads. */
  readonly from: number;
  readonly depthwise: boolean;
  readonly strides: readonly [number, number];
  readonly padding: 'same' | 'valid';
  readonly activation: Activation;
  /** [height, width, in, out], or [height, width, in, multiplier] for a depthwise one. */
  readonly shape: readonly [number, number, number, number];
  readonly kernel: Float32Array;
  /** One an output channel. */
  readonly bias: Float32Array;
}

/** One step of a graph. */
export type Layer =
  | ConvolutionLayer
  | {
      readonly kind: 'pad';
      readonly from: number;
      /** Zeros at top and bottom, left and right. */
      readonly sides: readonly [number, number, number, number];
    }
  | { readonly kind: 'activation'; readonly from: number; readonly activation: Activation }
  | { readonly kind: 'add'; readonly from: number; readonly other: number }
  | { readonly kind: 'average'; readonly from: number };

/**
 * A network that turns a picture into features. Value 0 is the input, value i + 1 what layer i makes of earlier values;
 * the last one, flat, is the feature vector.
 */
export interface Graph {
  readonly input: GraphInput;
  readonly layers: readonly Layer[];
}

/** The convolutions of a graph, which have all of its weights. */
export function convolutionsOf({ layers }: Graph): ConvolutionLayer[] {
  return layers.filter((layer) => layer.kind === 'convolution');
}
