import type { BackbonePlugin } from '../../backbone/backbone.js';
import { handFrom } from '../../backbone/hand/hand.js';
import { handsFrom, mobilenet } from '../../backbone/mobilenet/mobilenet.js';
import type { BackendPlugin } from '../../backends/backend.js';
import { wasmFrom } from '../../backends/wasm.js';
import { webgl } from '../../backends/webgl.js';
import type { Blueprint } from '../../blueprint.js';
import type { HeadPlugin } from '../../head/head.js';
import { leastSquares } from '../../head/least-squares/least-squares.js';
import { mlp } from '../../head/mlp/mlp.js';

type Options = Record<string, never>;
type Makers<T> = Readonly<Record<string, (options: Options) => T>>;

const backbones: Makers<BackbonePlugin> = {
  hand: ({ model, weights }) =>
    handFrom({ model: new URL(model), ...(weights ? { weights: new URL(weights) } : {}) }),
  mobilenet: ({ hands, ...options }) => (hands ? handsFrom(new URL(hands)) : mobilenet(options)),
};
const heads: Makers<HeadPlugin> = { 'least-squares': leastSquares, mlp };
const backends: Makers<BackendPlugin> = {
  webgl,
  wasm: ({ binaries, threads }) => wasmFrom(binaries, threads),
};

/** The plugins that blueprints are of. */
export const remake = {
  backbone: (blueprint: Blueprint): BackbonePlugin => made(backbones, blueprint),
  head: (blueprint: Blueprint): HeadPlugin => made(heads, blueprint),
  backend: (blueprint: Blueprint): BackendPlugin => made(backends, blueprint),
};

function made<T>(makers: Makers<T>, { plugin, options }: Blueprint): T {
  return makers[plugin](options as Options);
}
