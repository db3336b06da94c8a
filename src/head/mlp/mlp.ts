import { withBlueprint } from '../../blueprint.js';
import { checkOptions } from '../../check-options.js';
import type { HeadPlugin } from '../head.js';
import { recipeOf, type MlpOptions } from './recipe.js';

/**
 * The classic head for learning from webcam pictures in the browser: a small neural network on top of the
 * backbone's features, flatten → dense (100, ReLU) → dense (one a label, softmax), trained with Adam (Kingma & Ba
 * 2015, arXiv:1412.6980; rate 0.0001) on categorical cross-entropy for 10 epochs in batches of 32. Kernels start from
 * a truncated normal distribution of variance 1 ÷ inputs ("variance scaling"), biases from zero.
 *
 * Takes seconds to train where {@link leastSquares} takes milliseconds. Downloads `@tensorflow/tfjs-layers` when a
 * classifier is made with it.
 *
 * Every training starts afresh on all samples, with the page responsive throughout. To tell how good the result
 * is, a second network learns from all but the latest fifth of each label's samples; see {@link MlpOptions.check}.
 *
 * It can't make use of a starter: classifiers with it start empty.
 *
 * @throws `TypeError` that names the option that is out of range.
 */
export function mlp(options: MlpOptions = {}): HeadPlugin {
  checkOptions('mlp', options);
  const recipe = recipeOf(options);
  const plugin: HeadPlugin = {
    name: 'mlp',
    async create({ dimensions, labels, engine }) {
      const [{ MlpHead }, tf, layers] = await Promise.all([
        import('./mlp-head.js'),
        import('@tensorflow/tfjs-core'),
        import('@tensorflow/tfjs-layers'),
      ]);
      return new MlpHead({ tf, layers, engine }, dimensions, labels, recipe);
    },
  };
  return withBlueprint(plugin, { ...recipe });
}
