import type { Backbone, BackboneContext } from '../backbone.js';
import { download, unavailable } from '../download.js';
import { fingerprint } from '../fingerprint.js';
import { DIMENSIONS_OF_TILT, HandsReader, type HandsNetwork } from './hands-reader.js';
import { handsChain } from './hands-chain.js';
import { Linear } from './linear.js';
import { Network } from './network.js';
import { readSafetensors } from './safetensors.js';

/** Points of a hand. */
const POINTS = 21;

/**
 * How far apart descriptions at length 1 are. On photographs of people it was trained on they are nearer than on those of
 * others, so: on drawn hands, times what photographs are to drawn hands for `hand()`.
 */
const SAME_GESTURE = { typical: 0.12, farthest: 0.24 };

/**
 * Reads the weights that were trained on hands, and warms up.
 * @throws GestureError 'model-unavailable' with the URL and the reason; the signal's reason.
 */
export async function loadHands(
  url: URL,
  usualBytes: number,
  { engine, signal, onProgress }: BackboneContext,
): Promise<Backbone> {
  let received = 0;
  const onBytes = (count: number): void => onProgress?.(Math.min(1, (received += count) / usualBytes));
  const { bytes } = await download(url, { signal, onBytes });
  const { metadata, weights } = readSafetensors(bytes, url);
  const side = Number(metadata['side']);
  if (!(side % 32 === 0 && side > 0)) throw unavailable(url, 'it does not say the side of its pictures');
  const chain = handsChain(weights, url);
  const channels = chain[chain.length - 1].bias.length;
  const layer = (name: string): Linear => Linear.from(weights, name, channels, url);
  const convolutions = new Network(await import('@tensorflow/tfjs-core'), engine, chain);
  const network: HandsNetwork = {
    side,
    convolutions,
    describe: layer('describe'),
    points: layer('points'),
    presence: layer('presence'),
  };
  await probe(network, channels, url);
  return {
    id: `mobilenet_v1/hands/${metadata['version']}/${fingerprint([...weights.values()].map(({ values }) => values))}`,
    dimensions: network.describe.outputs + DIMENSIONS_OF_TILT,
    preprocessing: {
      crop: 'upright square around the hand',
      ...{ width: side, height: side, channels: 'RGB', min: -1, max: 1 },
    },
    sameGesture: SAME_GESTURE,
    open: () => new HandsReader(network),
    dispose: () => convolutions.dispose(),
  };
}

/** The first run compiles and warms up, and shows whether the shapes fit together. */
async function probe({ side, convolutions, points, presence }: HandsNetwork, channels: number, url: URL) {
  try {
    const { length } = await convolutions.run(new Float32Array(side * side * 3), side);
    if (length !== (side / 32) ** 2 * channels) throw new Error('the last has another size');
    if (points.outputs !== 2 * POINTS || presence.outputs !== 1) throw new Error('there are other results');
  } catch (cause) {
    convolutions.dispose();
    throw unavailable(url, `its layers don't fit together (${String(cause)})`, cause);
  }
}
