import { withBlueprint } from '../../blueprint.js';
import { checkOptions } from '../../check-options.js';
import type { HeadPlugin } from '../head.js';

/**
 * Up to how many features the Gaussian kernel is the default. It is more accurate with few, well-chosen features
 * (landmarks of a hand); with a network's thousands it gains little where labels have the same number of samples,
 * loses much where they don't, and comparing each frame with every sample would cost more than the network.
 */
const GAUSSIAN_UP_TO = 1024;

/** Options of {@link leastSquares}. */
export interface LeastSquaresOptions {
  /**
   * How alike two feature vectors are; lengths never matter.
   * - `cosine`: their cosine. Prediction costs the same for any number of samples.
   * - `gaussian`: falls off with their squared distance. Prediction compares with every sample.
   *
   * Default: `gaussian` for up to 1,024 features, else `cosine`.
   */
  kernel?: 'cosine' | 'gaussian' | undefined;
  /**
   * Strength of the penalty on large weights, in units of the features' variance: positive.
   * Default: chosen at each training by leave-one-out, from 0.03 to 0.8; 0.2 with one sample a label, 0.1 with a starter.
   */
  lambda?: number | undefined;
}

/**
 * Regularised least squares in closed form: trains in milliseconds, always to the same result, with the exact
 * leave-one-out accuracy as a by-product. One sample a label is enough; each label counts the same, however many
 * samples it has; labels without samples are never predicted.
 *
 * In the dual, so that its cost depends on the number of samples, not of features: n² dot products, of which a
 * training after one more sample needs only the n new ones, and n³ ÷ 3 multiplications. Memory: 2 n² bytes between
 * trainings, and 8 n² while one runs, for n samples.
 *
 * A starter's vectors take part in the fit as a prior: weighted samples, of which the caller's own outweigh eight each.
 * The penalty is a fixed 0.1 then, unless one is given, and nothing is reported about the prior.
 *
 * Method: kernel ridge regression on one-hot targets ("regularised least-squares classification"; Rifkin, Yeo &
 * Poggio, 2003), its penalty chosen by closed-form leave-one-out (Allen, 1974; Rifkin & Lippert, 2007; with a bias
 * Cawley & Talbot, 2004), and its scores made probabilities by temperature scaling (Guo et al., 2017).
 *
 * @throws TypeError for a kernel or penalty that is not as described.
 */
export function leastSquares(options: LeastSquaresOptions = {}): HeadPlugin {
  checkOptions('leastSquares', options);
  const { kernel, lambda } = options;
  if (kernel !== undefined && kernel !== 'cosine' && kernel !== 'gaussian') {
    throw new TypeError(
      `leastSquares: kernel should be 'cosine' or 'gaussian', not ${JSON.stringify(kernel)}.`,
    );
  }
  if (lambda !== undefined && !(Number.isFinite(lambda) && lambda > 0)) {
    throw new TypeError(`leastSquares: lambda should be a positive number, not ${String(lambda)}.`);
  }
  const plugin: HeadPlugin = {
    name: 'least-squares',
    usesPrior: true,
    async create(context) {
      const { LeastSquaresHead } = await import('./least-squares-head.js');
      return new LeastSquaresHead(context, {
        kernel: kernel ?? (context.dimensions <= GAUSSIAN_UP_TO ? 'gaussian' : 'cosine'),
        lambda,
      });
    },
  };
  return withBlueprint(plugin, { kernel, lambda });
}
