/**
 * The two ways of `@teachablemachine/image`. How long and how fast to learn has no default there; these are the figures
 * that its own tests have for either.
 */
export const recipes = {
  /** The package's default: all 7×7×256 features. */
  flat: { version: 1, training: { denseUnits: 100, epochs: 20, learningRate: 0.0001, batchSize: 16 } },
  /** As teachablemachine.withgoogle.com does it: the mean of each of 256 over the picture. */
  pooled: { version: 2, training: { denseUnits: 100, epochs: 50, learningRate: 0.001, batchSize: 16 } },
};
