import { strToU8, zipSync } from 'fflate';
import { readGraph } from '../../backbone/graph/saved-graph.js';
import type { Archive } from '../archive.js';
import { writeFloats } from '../little-endian.js';
import { labelsProblem } from '../labels-problem.js';
import { MODEL_FILE } from './bundle.js';
import { OURS, PACKAGE } from './our-metadata.js';
import { topologyOf, type NamedWeight } from './topology.js';

/** The bias of a label that was never taught, next to which every other label's score is all there is. */
const NEVER = -1e4;

/**
 * Writes an archive whose backbone has its network, and whose head is a trained `mlp()`, as an image model of Teachable
 * Machine: a zip of model.json, weights.bin and metadata.json.
 * @param modelName - What it is called there.
 * @throws `TypeError` where the archive is no such one.
 */
export function writeModel(archive: Archive, modelName: string): Uint8Array<ArrayBuffer> {
  const { backbone, head, labels, mirror, madeWith = {} } = archive;
  const { network } = backbone;
  if (!network || head.name !== 'mlp' || !head.trained) {
    throw new TypeError(
      `exportTeachableMachine: a model is a trained mlp() on mobilenet({ modelUrl }), or on what a model brought; this is ` +
        `"${head.name}" on "${backbone.name}".`,
    );
  }
  const problem = labelsProblem(labels);
  if (problem !== null) throw new TypeError(`exportTeachableMachine: ${problem}.`);
  const graph = readGraph(network);
  const { topology, weights } = topologyOf(graph, withoutUntaught(head.trained), labels.length);
  const model = {
    modelTopology: topology,
    format: 'layers-model',
    generatedBy: `${PACKAGE} ${madeWith[PACKAGE] ?? ''}`.trim(),
    convertedBy: null,
    weightsManifest: [
      {
        paths: ['weights.bin'],
        weights: weights.map(({ name, shape }) => ({ name, shape, dtype: 'float32' })),
      },
    ],
  };
  const metadata = {
    tfjsVersion: madeWith['@tensorflow/tfjs-core'] ?? '',
    packageVersion: madeWith[PACKAGE] ?? '',
    packageName: graph.input.divisor === 127 ? '@teachablemachine/image' : PACKAGE,
    timeStamp: new Date(archive.savedAt).toISOString(),
    userMetadata: { [OURS]: { backbone: backbone.name, mirror } },
    modelName,
    labels,
    imageSize: graph.input.size,
    grayscale: graph.input.channels === 1,
  };
  const files = {
    [MODEL_FILE]: strToU8(JSON.stringify(model)),
    'weights.bin': bytesOf(weights),
    'metadata.json': strToU8(JSON.stringify(metadata, null, 2)),
  };
  return zipSync(files, { level: 0, mtime: new Date(1980, 0, 1) });
}

/** Labels without samples stay out of `mlp()`'s softmax; in a model, their bias keeps them out. */
function withoutUntaught(trained: NonNullable<Archive['head']['trained']>): typeof trained {
  const taught = trained.settings['trainedLabels'] as readonly number[];
  const { shape, data } = trained.arrays['outputBias'];
  const outputBias = { shape, data: data.map((bias, label) => (taught.includes(label) ? bias : NEVER)) };
  return { settings: trained.settings, arrays: { ...trained.arrays, outputBias } };
}

function bytesOf(weights: readonly NamedWeight[]): Uint8Array {
  const length = weights.reduce((sum, { data }) => sum + data.length * 4, 0);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  let offset = 0;
  for (const { data } of weights) {
    writeFloats(data, view, offset);
    offset += data.length * 4;
  }
  return bytes;
}
