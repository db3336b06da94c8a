import type * as TF from '@tensorflow/tfjs-core';
import type * as TFLayers from '@tensorflow/tfjs-layers';
import type { Engine } from '../../backends/backend.js';
import type { Recipe } from './recipe.js';
import { toWeights, type Sizes, type Weights } from './weights.js';

/** What tensors need: the libraries and where to run them. */
export interface Tensors {
  readonly tf: typeof TF;
  readonly layers: typeof TFLayers;
  readonly engine: Engine;
}

/** Lets the page have its turn; rejects where the work is to end. */
export type Turn = () => Promise<void>;

/** One step's samples. */
export interface Batch {
  readonly size: number;
  /** `size` rows of features. May be used again after the step. */
  readonly features: Float32Array;
  /** `size` rows with a 1 at the label and 0 elsewhere. May be used again after the step. */
  readonly targets: Float32Array;
}

/** How a step went, before it changed the weights. */
export interface StepReport {
  /** Mean over the batch. */
  readonly loss: number;
  /** Samples whose own label had the highest score. */
  readonly right: number;
}

/** Names that no other network of the page has, be it the page's own: tfjs keeps one list of variables for all. */
const nameOfNext = (() => {
  const here = crypto.getRandomValues(new Uint32Array(1))[0].toString(36);
  let count = 0;
  return () => `digit_gesture_${here}_${count++}`;
})();

/**
 * The network while it learns: tfjs-layers' dense layers and loss, tfjs-core's Adam. Works in short synchronous
 * sections, because the backend is only ours inside `engine.run` and the page waits meanwhile.
 */
export class Network {
  readonly #tensors: Tensors;
  readonly #sizes: Sizes;
  readonly #model: TFLayers.Sequential;
  readonly #output: ReturnType<typeof TFLayers.layers.dense>;
  readonly #variables: TF.Variable[];
  readonly #adam: TF.Optimizer;

  /** @param seed - Of the initial weights. */
  constructor(tensors: Tensors, dimensions: number, labels: number, recipe: Recipe, seed: number) {
    const { tf, layers, engine } = tensors;
    const { hiddenUnits, learningRate } = recipe;
    this.#tensors = tensors;
    this.#sizes = { dimensions, hiddenUnits, labels };
    const kernel = (seed: number) =>
      layers.initializers.varianceScaling({ scale: 1, mode: 'fanIn', distribution: 'normal', seed });
    // Features come as one row already, so there is nothing left to flatten.
    const hidden = layers.layers.dense({
      name: nameOfNext(),
      units: hiddenUnits,
      activation: 'relu',
      inputShape: [dimensions],
      // TensorFlow.js takes a seed of 0 for none, so neither may be 0.
      kernelInitializer: kernel(seed * 2 + 1),
    });
    const output = layers.layers.dense({
      name: nameOfNext(),
      units: labels,
      activation: 'softmax',
      kernelInitializer: kernel(seed * 2 + 1.5),
    });
    this.#output = output;
    [this.#model, this.#adam] = engine.run(() => [
      layers.sequential({ layers: [hidden, output] }),
      tf.train.adam(learningRate),
    ]);
    this.#variables = this.#model.trainableWeights.map((weight) => weight.read() as TF.Variable);
  }

  /**
   * One step of Adam against the mean categorical cross-entropy of a batch.
   * @param turn - Awaited between sections; where it rejects, so does this, and the weights stay as they were.
   */
  async step(batch: Batch, turn: Turn): Promise<StepReport> {
    const { engine } = this.#tensors;
    const { gradients, report } = engine.run(() => this.#gradients(batch));
    try {
      await turn();
      engine.run(() => this.#adam.applyGradients(gradients));
      await turn();
      const [loss, right] = await engine.run(() => report.data());
      return { loss, right };
    } finally {
      report.dispose();
      for (const gradient of Object.values(gradients)) gradient.dispose();
    }
  }

  /** Copies of the weights as they are now. */
  async weights(): Promise<Weights> {
    const read = this.#tensors.engine.run(() => this.#variables.map((variable) => variable.data()));
    const arrays = await Promise.all(read);
    return toWeights(
      this.#sizes,
      arrays.map((array) => Float32Array.from(array)),
    );
  }

  /** Frees every tensor. */
  dispose(): void {
    this.#model.dispose();
    this.#adam.dispose();
  }

  #gradients({ size, features, targets }: Batch): { gradients: TF.NamedTensorMap; report: TF.Tensor } {
    const { tf, layers } = this.#tensors;
    const { dimensions, labels } = this.#sizes;
    return tf.tidy(() => {
      const x = tf.tensor2d(features.subarray(0, size * dimensions), [size, dimensions]);
      const y = tf.tensor2d(targets.subarray(0, size * labels), [size, labels]);
      let right: TF.Tensor | undefined;
      try {
        const { value, grads } = tf.variableGrads(() => {
          const scores = this.#output.apply(this.#hidden(x)) as TF.Tensor2D;
          // Kept, because all else that is made in here is freed with the forward pass.
          right = tf.keep(tf.sum(tf.cast(tf.equal(tf.argMax(scores, 1), tf.argMax(y, 1)), 'float32')));
          return tf.mean(layers.metrics.categoricalCrossentropy(y, scores));
        }, this.#variables);
        return { gradients: grads, report: tf.stack([value, right!]) };
      } finally {
        right?.dispose();
      }
    });
  }
  /**
   * The hidden layer, as tfjs-layers computes it, but with a gradient of its own. TensorFlow.js's has the product
   * with the features transposed inside `matMul`, for which WebAssembly has no fast way: 150 ms a step instead of
   * 18, with features transposed before.
   */
  #hidden(features: TF.Tensor2D): TF.Tensor2D {
    const { tf } = this.#tensors;
    const layer = tf.customGrad((kernel, bias, save) => {
      const value = tf.fused.matMul({
        a: features,
        b: kernel as TF.Tensor2D,
        bias: bias as TF.Tensor1D,
        activation: 'relu',
      });
      (save as TF.GradSaveFunc)([value]);
      const gradFunc = (from: TF.Tensor, [units]: TF.Tensor[]): TF.Tensor[] => {
        const slope = tf.mul<TF.Tensor2D>(from, tf.step(units));
        return [tf.matMul(tf.transpose(features), slope), tf.sum(slope, 0)];
      };
      return { value, gradFunc };
    });
    return layer(this.#variables[0], this.#variables[1]) as TF.Tensor2D;
  }
}
