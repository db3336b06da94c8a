import type * as TF from '@tensorflow/tfjs-core';
import type { Engine } from '../../backends/backend.js';
import type { PixelFrame } from '../../frame/frame-source.js';
import { Pacer } from '../../pacer.js';
import type { Plan } from './landmark-graph.js';

/** Side of the network's input, in pixels. */
export const INPUT_SIDE = 224;
/** Length of the pooled activation that the last layers read. */
export const ACTIVATIONS = 672;

/** What the network says about one square of a picture. */
export interface Look {
  /** 21 × (x, y, z), in pixels of the square as it was read. */
  readonly landmarks: Float32Array;
  /** How sure it is that this is a hand, 0 to 1. */
  readonly presence: number;
  /** 0 for one hand, 1 for the other, in between where it is unsure. */
  readonly handedness: number;
  /** 21 × (x, y, z), in metres from the middle of the hand. */
  readonly metric: Float32Array;
  /** The pooled activation, {@link ACTIVATIONS} numbers. */
  readonly activation: Float32Array;
}

/** Names of the network's results in its graph, in the order in which they are read. */
const RESULTS = [
  'Identity',
  'Identity_1',
  'Identity_2',
  'Identity_3',
  'model_1/model/global_average_pooling2d/Mean',
] as const;
const LENGTHS = [63, 1, 1, 63, ACTIVATIONS] as const;

/** The weights as they are stored, so that they can be brought to another backend when one is lost. */
export interface StoredWeights {
  readonly specs: TF.io.WeightsManifestEntry[];
  readonly data: ArrayBuffer;
}

/** MediaPipe's hand-landmark network, on whichever backend runs. */
export class LandmarkNetwork {
  readonly #tf: typeof TF;
  readonly #engine: Engine;
  readonly #plan: Plan;
  readonly #weights: StoredWeights;
  readonly #pixels = new Float32Array(INPUT_SIDE * INPUT_SIDE * 3);
  readonly #pacer = new Pacer();
  #tensors: TF.NamedTensorMap | null = null;
  #generation = -1;
  #disposed = false;

  /** @throws An `Error` when the plan lacks one of the five results of a hand-landmark network. */
  constructor(tf: typeof TF, engine: Engine, plan: Plan, weights: StoredWeights) {
    this.#tf = tf;
    this.#engine = engine;
    this.#plan = plan;
    this.#weights = weights;
    for (const name of RESULTS) {
      if (!plan.steps.some((step) => step.output === name)) throw new Error(`it has no result "${name}".`);
    }
  }

  /**
   * Looks at a square of `INPUT_SIDE × INPUT_SIDE` pixels.
   * @param flipped - Whether to look at it in a mirror. Landmarks are those of the square as it was given.
   */
  async look(pixels: PixelFrame, flipped: boolean): Promise<Look> {
    const tf = this.#tf;
    const result = this.#engine.run(() => {
      const tensors = this.#tensorsHere();
      return tf.tidy(() => {
        const input = tf.tensor4d(this.#channels(pixels, flipped), [1, INPUT_SIDE, INPUT_SIDE, 3]);
        return tf.concat(this.#run(input, tensors), 1);
      });
    });
    let numbers: Float32Array;
    try {
      numbers = (await result.data()) as Float32Array;
    } finally {
      result.dispose();
    }
    // WebAssembly answers without letting anybody else have a turn, and a single picture takes up to 26 looks.
    if (this.#pacer.due) await this.#pacer.rest();
    return lookFrom(numbers, flipped);
  }

  /** Frees every tensor. Safe to call twice. */
  dispose(): void {
    this.#disposed = true;
    this.#free();
  }

  #free(): void {
    // Also those of a backend that was replaced: TensorFlow.js counts them still.
    if (this.#tensors) this.#tf.dispose(this.#tensors);
    this.#tensors = null;
  }

  /** RGBA bytes to RGB floats, into a buffer that is used again for every frame. 0 to 255: the first filter divides. */
  #channels({ data }: PixelFrame, flipped: boolean): Float32Array {
    const to = this.#pixels;
    const step = flipped ? -4 : 4;
    for (let row = 0, o = 0; row < INPUT_SIDE; row++) {
      let i = (flipped ? (row + 1) * INPUT_SIDE - 1 : row * INPUT_SIDE) * 4;
      for (const end = o + INPUT_SIDE * 3; o < end; o += 3, i += step) {
        to[o] = data[i];
        to[o + 1] = data[i + 1];
        to[o + 2] = data[i + 2];
      }
    }
    return to;
  }

  /** The weights as tensors of the backend that runs now. */
  #tensorsHere(): TF.NamedTensorMap {
    if (this.#disposed) throw new Error('The hand network was disposed of.');
    if (this.#tensors && this.#generation === this.#engine.generation) return this.#tensors;
    this.#free();
    const tf = this.#tf;
    const tensors = tf.io.decodeWeights(this.#weights.data, this.#weights.specs);
    for (const step of this.#plan.steps) {
      if (step.op === 'conv' && step.input === this.#plan.input)
        replace(tensors, step.filter, (t) => tf.div(t, 255));
      if (step.op === 'conv' || step.op === 'depthwise')
        replace(tensors, step.bias, (t) => tf.reshape(t, [-1]));
    }
    this.#tensors = tensors;
    this.#generation = this.#engine.generation;
    return tensors;
  }

  #run(input: TF.Tensor4D, weights: TF.NamedTensorMap): TF.Tensor2D[] {
    const tf = this.#tf;
    const values = new Map<string, TF.Tensor>([[this.#plan.input, input]]);
    const at = (name: string): TF.Tensor4D => (values.get(name) ?? weights[name]) as TF.Tensor4D;
    for (const step of this.#plan.steps) {
      const x = at(step.input);
      switch (step.op) {
        case 'conv':
        case 'depthwise': {
          const { strides, padding: pad } = step;
          const common = {
            x,
            filter: at(step.filter),
            bias: at(step.bias),
            strides: [...strides] as [number, number],
            pad,
          };
          const activation = step.relu6 ? 'relu6' : 'linear';
          const y =
            step.op === 'conv'
              ? tf.fused.conv2d({ ...common, activation })
              : tf.fused.depthwiseConv2d({ ...common, activation });
          values.set(step.output, step.plus === null ? y : tf.add(y, at(step.plus)));
          break;
        }
        case 'maxPool':
          values.set(
            step.output,
            tf.maxPool(
              x,
              [...step.window] as [number, number],
              [...step.strides] as [number, number],
              step.padding,
            ),
          );
          break;
        case 'add':
          values.set(step.output, tf.add(x, at(step.other)));
          break;
        case 'dense':
          values.set(step.output, tf.fused.matMul({ a: x, b: at(step.kernel), bias: at(step.bias) }));
          break;
        case 'mean':
          values.set(step.output, tf.mean(x, [1, 2]));
          break;
        case 'sigmoid':
          values.set(step.output, tf.sigmoid(x));
          break;
        case 'relu6':
          values.set(step.output, tf.relu6(x));
          break;
        case 'same':
          values.set(step.output, x);
      }
    }
    return RESULTS.map((name) => values.get(name) as TF.Tensor2D);
  }
}

function replace(tensors: TF.NamedTensorMap, name: string, make: (tensor: TF.Tensor) => TF.Tensor): void {
  const old = tensors[name];
  tensors[name] = make(old);
  old.dispose();
}

function lookFrom(numbers: Float32Array, flipped: boolean): Look {
  let at = 0;
  const [landmarks, presence, handedness, metric, activation] = LENGTHS.map((length) =>
    numbers.subarray(at, (at += length)),
  );
  if (flipped) {
    for (let i = 0; i < landmarks.length; i += 3) landmarks[i] = INPUT_SIDE - landmarks[i];
  }
  return { landmarks, presence: presence[0], handedness: handedness[0], metric, activation };
}
