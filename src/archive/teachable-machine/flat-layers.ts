import { asList, asObject, asText, type JsonObject } from '../check-json.js';
import { invalidArchive, quoted } from '../invalid-archive.js';
import { MAX_NAME_LENGTH } from '../limits.js';

/** A layer as model.json has it, out of whatever model it was nested in. */
export interface FlatLayer {
  readonly kind: string;
  readonly name: string;
  readonly config: JsonObject;
  /** What it reads: value 0 is the model's input, value i + 1 what layer i gives. */
  readonly inputs: readonly number[];
}

/** Most layers, those in nested models included. */
const MAX_LAYERS = 2000;
const MODELS = ['Model', 'Functional'];

/**
 * Takes the models of a TensorFlow.js layers model apart, into one list of layers. The last one is the output.
 * @throws `GestureError` 'invalid-archive'.
 */
export function flattenLayers(topology: unknown): readonly FlatLayer[] {
  const root = asObject(topology, 'modelTopology');
  // Models converted from Keras have theirs one level further down.
  const model = root['model_config'] === undefined ? root : asObject(root['model_config'], 'model_config');
  const flat: FlatLayer[] = [];
  place(model, [0], flat);
  return flat;
}

/** Gives the number of the value that the layer gives. */
function place(value: unknown, inputs: readonly number[], flat: FlatLayer[]): number {
  const layer = asObject(value, 'a layer');
  const kind = asText(layer['class_name'], 'class_name', MAX_NAME_LENGTH);
  if (kind === 'Sequential') return placeSequence(layer['config'], inputs, flat);
  if (MODELS.includes(kind)) return placeGraph(asObject(layer['config'], 'config'), inputs, flat);
  if (kind === 'InputLayer') return inputs[0];
  if (flat.length === MAX_LAYERS) throw invalidArchive(`its model has more than ${MAX_LAYERS} layers`);
  const config = asObject(layer['config'], 'config');
  const name = asText(config['name'] ?? layer['name'], 'the name of a layer', MAX_NAME_LENGTH);
  return flat.push({ kind, name, config, inputs });
}

function placeSequence(config: unknown, inputs: readonly number[], flat: FlatLayer[]): number {
  const layers = Array.isArray(config) ? (config as unknown[]) : asObject(config, 'config')['layers'];
  let last = inputs;
  for (const layer of asList(layers, 'layers', MAX_LAYERS)) last = [place(layer, last, flat)];
  return last[0];
}

function placeGraph(config: JsonObject, inputs: readonly number[], flat: FlatLayer[]): number {
  const values = new Map<string, number>();
  const valueOf = (reference: unknown): number => {
    const [name] = asList(reference, 'inbound_nodes');
    const value = values.get(name as string);
    if (value === undefined)
      throw invalidArchive(`a layer reads ${quoted(String(name))}, which is not there yet`);
    return value;
  };
  for (const entry of asList(config['layers'], 'layers', MAX_LAYERS)) {
    const layer = asObject(entry, 'a layer');
    const name = asText(layer['name'], 'the name of a layer', MAX_NAME_LENGTH);
    const nodes = asList(layer['inbound_nodes'], 'inbound_nodes', 1);
    const read = nodes.length === 0 ? inputs : asList(nodes[0], 'inbound_nodes', 2).map(valueOf);
    if (values.has(name)) throw invalidArchive(`two layers are called ${quoted(name)}`);
    values.set(name, place(layer, read, flat));
  }
  const outputs = asList(config['output_layers'], 'output_layers', 1);
  return valueOf(outputs[0]);
}
