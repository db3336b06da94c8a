import type { BackbonePlugin } from '../../backbone/backbone.js';
import type { BackendPlugin } from '../../backends/backend.js';
import type { BackendChoice } from '../../classifier/backend-choice.js';
import type { HeadPlugin } from '../../head/head.js';

/** The backbone of a pad that names none. */
export const defaultBackbone = 'hand';
/** The head of a pad that names none. */
export const defaultHead = 'least-squares';

/** What a pad's attributes say of its classifier. */
export interface ClassifierSettings {
  readonly labels: readonly string[];
  readonly backbone: string;
  readonly head: string;
  /** Names parted by spaces, `fastest` before them to have them timed; '' for the classifier's own choice. */
  readonly backends: string;
  /** Where the backbone's weights are; '' for its own place. Relative to the page. */
  readonly modelUrl: string;
  /** What is known before anything is taught: 'off' for nothing, '' for the usual, else a file's address. */
  readonly starter: string;
  /** How readily a hand is taken for a sign, 0 to 1; null for the classifier's own. */
  readonly sensitivity: number | null;
  /** Whether to work in a worker. */
  readonly worker: boolean;
}

/** Whether a classifier like that knows its signs before any is taught. */
export function comesTrained({
  labels,
  backbone,
  head,
  starter,
  modelUrl,
}: Pick<ClassifierSettings, 'labels' | 'backbone' | 'head' | 'starter' | 'modelUrl'>): boolean {
  if (starter) return starter !== 'off';
  const digits = labels.every((label) => /^\d$/.test(label));
  return digits && (backbone === 'hand' || !modelUrl) && head === defaultHead;
}

/** The parts that a classifier is made of. Only what is named is downloaded. */
export interface Plugins {
  readonly backbone: BackbonePlugin;
  readonly head: HeadPlugin;
  readonly backends?: BackendChoice;
}

/** @throws A `TypeError` for a name that stands for nothing. */
export async function loadPlugins({
  backbone,
  head,
  backends,
  modelUrl,
}: ClassifierSettings): Promise<Plugins> {
  const [backbonePlugin, headPlugin, choice] = await Promise.all([
    backboneNamed(backbone, modelUrl),
    headNamed(head),
    backendsNamed(backends.split(/\s+/).filter(Boolean)),
  ]);
  return { backbone: backbonePlugin, head: headPlugin, ...(choice && { backends: choice }) };
}

async function backendsNamed([first, ...others]: readonly string[]): Promise<BackendChoice | undefined> {
  if (first === undefined) return undefined;
  if (first !== 'fastest') return Promise.all([first, ...others].map(backendNamed));
  return others.length > 0 ? { fastest: await Promise.all(others.map(backendNamed)) } : 'fastest';
}

async function backboneNamed(name: string, modelUrl: string): Promise<BackbonePlugin> {
  const options = modelUrl ? { modelUrl: new URL(modelUrl, document.baseURI) } : {};
  if (name === 'mobilenet') return (await import('../../backbone/mobilenet/mobilenet.js')).mobilenet(options);
  if (name === 'hand') return (await import('../../backbone/hand/hand.js')).hand(options);
  throw unknown('backbone', name, 'hand, mobilenet');
}

/** Also for files, which say the name of their head. */
export async function headNamed(name: string): Promise<HeadPlugin> {
  if (name === 'least-squares') {
    return (await import('../../head/least-squares/least-squares.js')).leastSquares();
  }
  if (name === 'mlp') return (await import('../../head/mlp/mlp.js')).mlp();
  throw unknown('head', name, 'least-squares, mlp');
}

/** What the names of backends stand for. */
const backends = new Map<string, () => Promise<BackendPlugin>>([
  ['webgl', async () => (await import('../../backends/webgl.js')).webgl()],
  ['wasm', async () => (await import('../../backends/wasm.js')).wasm()],
]);

/** Gives a backend that pads don't come with a name. */
export function offerBackend(name: string, load: () => Promise<BackendPlugin>): void {
  backends.set(name, load);
}

async function backendNamed(name: string): Promise<BackendPlugin> {
  const load = backends.get(name);
  if (load) return load();
  const hint = name === 'webgpu' ? " For webgpu, import 'digit-gesture/element/webgpu'." : '';
  throw unknown('backends', name, `fastest, ${[...backends.keys()].join(', ')}`, hint);
}

function unknown(attribute: string, name: string, known: string, hint = ''): TypeError {
  return new TypeError(`${attribute}: "${name}" is none of ${known}.${hint}`);
}
