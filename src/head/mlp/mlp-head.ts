import { GestureError } from '../../errors.js';
import { pause } from '../../pacer.js';
import { fromHalf } from '../../samples/half.js';
import type { Head, HeadTrainOptions, HeadTraining, SavedHead, TrainedHead, TrainingSet } from '../head.js';
import { Fit } from './fit.js';
import { holdOut } from './held-out.js';
import { Network, type Tensors } from './network.js';
import { adjusted, recipeOf, type Recipe } from './recipe.js';
import { TrainedMlp } from './trained-mlp.js';
import { allFinite, fromSaved } from './weights.js';

/** Random seeds, where the caller gives none, are below this. */
const SEEDS = 2 ** 31;

/** A head that learns by gradient descent. Keeps nothing between trainings: each starts afresh, on all samples. */
export class MlpHead implements Head {
  constructor(
    private readonly tensors: Tensors,
    private readonly dimensions: number,
    private readonly labels: number,
    private readonly recipe: Recipe,
  ) {}

  /**
   * Where the backend is replaced meanwhile, training starts again on the new one, from epoch 0.
   * @throws `TypeError` for options out of range; `GestureError` 'not-enough-samples' without any.
   */
  async train(set: TrainingSet, options: HeadTrainOptions): Promise<HeadTraining> {
    const recipe = adjusted(this.recipe, options);
    if (set.samples.length === 0)
      throw new GestureError('not-enough-samples', 'There is no sample to train on.');
    const seed = options.seed ?? Math.floor(Math.random() * SEEDS);
    const { engine } = this.tensors;
    for (;;) {
      options.signal?.throwIfAborted();
      const { generation } = engine;
      try {
        return await this.#attempt(set, options, recipe, seed);
      } catch (error) {
        if (options.signal?.aborted || engine.generation === generation) throw error;
      }
    }
  }

  restore({ settings, arrays }: SavedHead): Promise<TrainedHead> {
    const { dimensions, labels } = this;
    // Not async all through: a promise that rejects, whatever is wrong.
    return Promise.resolve().then(() => {
      const { hiddenUnits, learningRate, epochs, batchSize, trainedLabels } = settings as Record<
        string,
        never
      >;
      const recipe = recipeOf({ hiddenUnits, learningRate, epochs, batchSize });
      const weights = fromSaved(arrays, { dimensions, labels, hiddenUnits: recipe.hiddenUnits });
      return new TrainedMlp(weights, labelList(trainedLabels, labels), recipe);
    });
  }

  /** Keeps nothing that would have to be freed. */
  dispose(): void {}

  async #attempt(
    set: TrainingSet,
    options: HeadTrainOptions,
    recipe: Recipe,
    seed: number,
  ): Promise<HeadTraining> {
    const { signal, onEpoch, onBatch } = options;
    const { engine } = this.tensors;
    const { generation } = engine;
    const turn = async (): Promise<void> => {
      await pause();
      signal?.throwIfAborted();
      if (engine.generation !== generation) throw new Error('mlp: the backend was replaced.');
    };
    const networks: Network[] = [];
    const start = (indices: readonly number[]): Fit => {
      const network = new Network(this.tensors, this.dimensions, this.labels, recipe, seed);
      networks.push(network);
      return new Fit(network, set, indices, this.labels, recipe, seed);
    };
    const split = recipe.check ? holdOut(set.targets, this.labels) : null;
    try {
      const fit = start(set.samples.map((_, index) => index));
      await turn();
      const check = split && start(split.kept);
      let loss = NaN;
      // Epoch by epoch in turns, so that reports come at an even pace up to the end.
      for (let epoch = 0; epoch < recipe.epochs; epoch++) {
        const report = await fit.runEpoch(turn, onBatch);
        await check?.runEpoch(turn);
        loss = report.loss;
        onEpoch?.(report);
      }
      const [head, checker] = await Promise.all(
        networks.map((network) => this.#finish(network, set, recipe)),
      );
      await turn();
      return { head, leftOut: this.#leftOut(set, split?.heldOut ?? [], checker), loss };
    } finally {
      for (const network of networks) network.dispose();
    }
  }

  async #finish(network: Network, set: TrainingSet, recipe: Recipe): Promise<TrainedMlp> {
    const weights = await network.weights();
    if (
      ![weights.hiddenKernel, weights.hiddenBias, weights.outputKernel, weights.outputBias].every(allFinite)
    ) {
      throw new Error('mlp: the weights are no longer numbers; try a smaller learningRate.');
    }
    const trainedLabels = [...new Set(set.targets)].sort((a, b) => a - b);
    return new TrainedMlp(weights, trainedLabels, recipe);
  }

  #leftOut(set: TrainingSet, heldOut: readonly number[], checker: TrainedMlp | undefined): Float32Array {
    const scores = new Float32Array(set.samples.length * this.labels).fill(NaN);
    for (const index of heldOut) {
      if (checker) scores.set(checker.score(fromHalf(set.samples[index].features)), index * this.labels);
    }
    return scores;
  }
}

/** @throws `Error` where it isn't a rising list of label numbers. */
function labelList(value: unknown, labels: number): number[] {
  const list = Array.isArray(value) ? (value as unknown[]) : [];
  const rising = list.every(
    (label, i) => Number.isInteger(label) && (i === 0 || Number(label) > Number(list[i - 1])),
  );
  if (list.length === 0 || !rising || Number(list[0]) < 0 || Number(list.at(-1)) >= labels) {
    throw new Error('mlp: the setting trainedLabels is not a rising list of label numbers.');
  }
  return list as number[];
}
