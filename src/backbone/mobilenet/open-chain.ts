import type { Engine } from '../../backends/backend.js';
import { unavailable } from '../download.js';
import { GraphNetwork } from '../graph/graph-network.js';
import type { Graph } from '../graph/graph.js';

/**
 * The network, warmed up.
 * @throws GestureError 'model-unavailable' where its layers don't fit together.
 */
export async function openChain(graph: Graph, engine: Engine, url: URL | string): Promise<GraphNetwork> {
  try {
    return await GraphNetwork.open(graph, engine);
  } catch (cause) {
    throw unavailable(url, `its layers don't fit together (${String(cause)})`, cause);
  }
}
