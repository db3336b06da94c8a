import { graphId } from '../../backbone/graph/graph-id.js';
import { dimensionsOf, preprocessingOf } from '../../backbone/graph/network-backbone.js';
import type { Graph, GraphInput } from '../../backbone/graph/graph.js';
import { saveGraph } from '../../backbone/graph/saved-graph.js';
import type { Archive } from '../archive.js';
import { asList, asObject, asWhole, parseJson, type JsonObject } from '../check-json.js';
import { invalidArchive, quoted } from '../invalid-archive.js';
import { labelsProblem } from '../labels-problem.js';
import { MAX_DIMENSIONS, MAX_LABELS, MAX_METADATA_BYTES } from '../limits.js';
import { MODEL_FILE, type Bundle } from './bundle.js';
import { flattenLayers } from './flat-layers.js';
import { OURS, PACKAGE } from './our-metadata.js';
import { toGraph } from './to-graph.js';
import { toHead } from './to-head.js';
import { readWeights } from './weights.js';

/** Side of the pictures where the metadata doesn't say. */
const USUAL_SIZE = 224;
/** Teachable Machine divides pixels by 127, so that white is a little more than 1; ours by half of 255. */
const THEIR_DIVISOR = 127;
const OUR_DIVISOR = 127.5;

/**
 * Reads an image model of Teachable Machine, trusting nothing in it: its labels, its network as a backbone, and its last
 * two layers as a trained `mlp()`. It has no samples: Teachable Machine doesn't export them in a model.
 * @throws `GestureError` 'invalid-archive' that says what is wrong; the reason of the bundle's signal.
 */
export async function readModel(bundle: Bundle): Promise<Archive> {
  const metadata = await readJson(bundle, 'metadata.json');
  const labels = asList(metadata['labels'], 'labels', MAX_LABELS);
  const problem = labelsProblem(labels);
  if (problem !== null) throw invalidArchive(problem);
  const isOurs = metadata['packageName'] === PACKAGE;
  const input: GraphInput = {
    size: asWhole(metadata['imageSize'] ?? USUAL_SIZE, 'imageSize', 1, 1024),
    channels: metadata['grayscale'] === true ? 1 : 3,
    divisor: isOurs ? OUR_DIVISOR : THEIR_DIVISOR,
  };
  const model = await readJson(bundle, MODEL_FILE);
  const flat = flattenLayers(model['modelTopology']);
  const chained = flat.slice(-2).every(({ inputs }, i) => inputs[0] === flat.length - 2 + i);
  if (flat.length < 3 || !chained) throw invalidArchive('its network has no head at its end');
  const weights = await readWeights(model['weightsManifest'], bundle);
  const graph = toGraph(flat.slice(0, -2), weights, input);
  const dimensions = checkedDimensions(graph);
  const head = toHead(flat.slice(-2), weights, dimensions, labels.length);
  const ours = isOurs ? asObject(metadata['userMetadata'] ?? {}, 'userMetadata')[OURS] : undefined;
  const { backbone, mirror } = asObject(ours ?? {}, 'userMetadata');
  const name = backbone === 'mobilenet' ? 'mobilenet' : 'teachable-machine';
  return {
    labels: labels as readonly string[],
    backbone: {
      ...{ id: graphId(name, graph), name, dimensions },
      preprocessing: preprocessingOf(input),
      network: saveGraph(graph),
    },
    mirror: mirror !== false,
    samples: [],
    head: { name: 'mlp', trained: head },
    savedAt: Date.now(),
  };
}

function checkedDimensions(graph: Graph): number {
  let dimensions;
  try {
    dimensions = dimensionsOf(graph);
  } catch (error) {
    throw invalidArchive(`its network can't be used: ${(error as Error).message}`, error);
  }
  if (dimensions <= MAX_DIMENSIONS) return dimensions;
  throw invalidArchive(
    `its network gives ${dimensions} features, and at most ${MAX_DIMENSIONS} are possible`,
  );
}

async function readJson(bundle: Bundle, name: string): Promise<JsonObject> {
  const bytes = await bundle.read(name, MAX_METADATA_BYTES);
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw invalidArchive(`${quoted(name)} is not UTF-8`, error);
  }
  return asObject(parseJson(text, name), 'the whole');
}
