import type { Backbone, BackboneContext } from '../backbone.js';
import { download, unavailable } from '../download.js';
import { WELL_EXPOSED } from '../exposure.js';
import { fingerprint } from '../fingerprint.js';
import { DIMENSIONS_OF_TILT, HandsReader, type HandsNetwork } from './hands-reader.js';
import { chainGraph } from './chain-graph.js';
import { handsChain } from './hands-chain.js';
import { Linear } from './linear.js';
import { openChain } from './open-chain.js';
import { readSafetensors } from './safetensors.js';

/** Points of a hand. */
const POINTS = 21;

/**
 * How far apart descriptions at length 1 are. On photographs of people it was trained on they are nearer than on those of
 * others, so: on drawn hands, times what photographs are to drawn hands for `hand()`; tools/starter prints both (`--check`).
 */
const SAME_GESTURE = { typical: 0.095, farthest: 0.23 };

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
  const results = { describe: layer('describe'), points: layer('points'), presence: layer('presence') };
  if (results.points.outputs !== 2 * POINTS || results.presence.outputs !== 1)
    throw unavailable(url, 'its last layers are for other results');
  const convolutions = await openChain(chainGraph(chain, side), engine, url);
  const network: HandsNetwork = { side, channels, convolutions, ...results };
  return {
    id: `mobilenet_v1/hands/${metadata['version']}/${fingerprint([...weights.values()].map(({ values }) => values))}`,
    dimensions: network.describe.outputs + DIMENSIONS_OF_TILT,
    preprocessing: {
      crop: 'upright square around the hand',
      light: WELL_EXPOSED,
      ...{ width: side, height: side, channels: 'RGB', min: -1, max: 1 },
    },
    sameGesture: SAME_GESTURE,
    open: () => new HandsReader(network),
    dispose: () => convolutions.dispose(),
  };
}
