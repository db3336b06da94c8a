import type { BackbonePlugin } from '../backbone/backbone.js';
import type { BackendPlugin } from '../backends/backend.js';
import type { HeadPlugin } from '../head/head.js';
import { labelsProblem } from '../archive/labels-problem.js';
import { DIGITS, type Digit } from '../digits.js';
import { resolveUrl } from '../resolve-url.js';
import { bundledDigits, type Started } from '../starter/bundled-digits.js';
import { checkSignal, type AbortOptions } from '../abort.js';
import { checkOptions } from '../check-options.js';
import { chooseBackends, type BackendChoice } from './backend-choice.js';
import type { LoadedFrom } from './open-file.js';
import { checkSensitivity } from './sensitivity.js';

/** As likely as not. */
const DEFAULT_SENSITIVITY = 0.5;

/** What a classifier is made of. */
export interface GestureClassifierOptions<L extends string = Digit> extends AbortOptions {
  /**
   * In display order: 2 to 1,000 different strings of 1 to 200 UTF-16 units, well-formed and without control characters.
   * Default: the ten digits.
   */
  labels?: readonly L[] | undefined;
  /** Frame → feature vector. Default: `hand()`. */
  backbone?: BackbonePlugin | undefined;
  /** Feature vector → scores. Default: `leastSquares()`. */
  head?: HeadPlugin | undefined;
  /**
   * What computes: a list, tried in order until one starts, or `'fastest'` to have them timed on a frame, which takes
   * 300 ms at most and is done once a device (see {@link GestureClassifier.backendTimings}). Default:
   * `[webgl(), wasm()]`, loaded on demand.
   */
  backends?: BackendChoice | undefined;
  /**
   * Knowledge to start from: a `.gesture` file, somebody's samples say, or its URL (relative ones count from the page);
   * `true` for the bundled digits, `false` for none. The classifier is trained at once, without samples, for those
   * of its labels that are in the file; samples adapt it. Needs a head that can make use of it: `leastSquares()` does,
   * `mlp()` doesn't.
   *
   * Default: the bundled digits where all labels are digits, the backbone is `hand()` or `mobilenet()` with bundled
   * weights and the head can use them; else none.
   */
  starter?: boolean | Blob | URL | string | undefined;
  /** Mirror frames left-right before reading them (a front camera). Default: true. */
  mirror?: boolean | undefined;
  /**
   * How readily a hand is taken for one of the gestures, 0 to 1: how likely it is, before looking, that a hand in
   * the picture shows one. Lower, and more pictures get the label null; at 0 all do, at 1 none in which a hand is
   * seen clearly. Only with backbones that say how far apart their features are, as `hand()` and
   * `mobilenet()` with its bundled weights do. Default: 0.5.
   */
  sensitivity?: number | undefined;
  /**
   * Whether to work in a worker, so that the page never waits. Where that can't be (no workers here, a policy of the page's
   * forbids them, a plugin or model loader of your own), the work is done in the thread of the caller, with the same
   * results. Default: true.
   */
  worker?: boolean | undefined;
  /** Called with 0 to 1 while models load. */
  onProgress?: ((fraction: number) => void) | undefined;
}

/** The options with their defaults filled in. */
export interface Settings<L extends string> {
  readonly labels: readonly L[];
  readonly backbone: BackbonePlugin;
  readonly head: HeadPlugin;
  readonly backends: readonly BackendPlugin[];
  /** Whether to measure which of them is the fastest. */
  readonly timed: boolean;
  readonly mirror: boolean;
  readonly sensitivity: number;
  readonly starter: StarterChoice | null;
  /** What it came from; null where it is new. */
  readonly loadedFrom: LoadedFrom | null;
}

/** Which knowledge to start from. */
export interface StarterChoice {
  readonly source: Blob | URL;
  /** Whether it is the one that comes with the package. */
  readonly bundled: boolean;
  /** Whether somebody asked for it, so that one that doesn't fit is an error. */
  readonly wanted: boolean;
}

/**
 * Fills in defaults; only those that are needed are downloaded.
 * @throws `TypeError` that names the option that is wrong.
 */
export async function settle<L extends string>(options: GestureClassifierOptions<L>): Promise<Settings<L>> {
  const labels = Object.freeze([...(options.labels ?? (DIGITS as readonly string[] as readonly L[]))]);
  const problem = labelsProblem(labels);
  if (problem !== null) throw new TypeError(`labels: ${problem}.`);
  if (options.backbone !== undefined) checkPlugin('backbone', options.backbone, 'load');
  if (options.head !== undefined) checkPlugin('head', options.head, 'create');
  const { backends, timed } = await chooseBackends(options.backends);
  backends.forEach((backend) => checkPlugin('backends', backend, 'start'));
  const backbone = options.backbone ?? (await builtInBackbone());
  const head = options.head ?? (await builtInHead());
  return {
    labels,
    backbone,
    head,
    backends,
    timed,
    mirror: options.mirror ?? true,
    sensitivity: checkSensitivity(options.sensitivity ?? DEFAULT_SENSITIVITY),
    starter: chooseStarter(options.starter, labels, backbone, head),
    loadedFrom: null,
  };
}

/**
 * Checks what could be mistaken for something else: an attribute's text for a boolean, a controller for its signal.
 * @param call - Whose options they are, for the message.
 * @throws `TypeError` that names the option that is wrong.
 */
export function checkKinds(call: string, options: GestureClassifierOptions<string>): void {
  checkOptions(call, options);
  const { labels, mirror, sensitivity, worker, onProgress, signal } = options;
  const kinds: readonly (readonly [string, string, unknown, boolean])[] = [
    ['labels', 'a list of strings', labels, Array.isArray(labels)],
    ['mirror', 'true or false', mirror, typeof mirror === 'boolean'],
    ['sensitivity', 'a number from 0 to 1', sensitivity, typeof sensitivity === 'number'],
    ['worker', 'true or false', worker, typeof worker === 'boolean'],
    ['onProgress', 'a function', onProgress, typeof onProgress === 'function'],
  ];
  for (const [option, kind, value, fits] of kinds) {
    if (value !== undefined && !fits) throw new TypeError(`${option}: expected ${kind}.`);
  }
  checkSignal(signal);
}

function chooseStarter(
  option: boolean | Blob | URL | string | undefined,
  labels: readonly string[],
  backbone: BackbonePlugin,
  head: HeadPlugin,
): StarterChoice | null {
  if (option === false) return null;
  const fits = head.usesPrior === true;
  if (option === undefined) {
    const digits = labels.every((label) => (DIGITS as readonly string[]).includes(label));
    return fits && digits && backbone.starter ? bundled(backbone.starter, false) : null;
  }
  if (!fits) {
    throw new TypeError(`starter: the head "${head.name}" can't start from knowledge; leastSquares() can.`);
  }
  if (option === true) return bundled(backbone.starter ?? 'hand', true);
  const given = { bundled: false, wanted: true };
  if (typeof option === 'string' || option instanceof URL) return { source: resolveUrl(option), ...given };
  if (typeof (option as Blob | null)?.arrayBuffer === 'function') return { source: option, ...given };
  throw new TypeError('starter: expected true, false, a Blob, a URL or a string.');
}

function bundled(backbone: Started, wanted: boolean): StarterChoice {
  return { source: bundledDigits(backbone), bundled: true, wanted };
}

/** The built-in backbone of this name, or the default where there is none. */
export async function builtInBackbone(name?: string): Promise<BackbonePlugin> {
  return name === 'mobilenet'
    ? (await import('../backbone/mobilenet/mobilenet.js')).mobilenet()
    : (await import('../backbone/hand/hand.js')).hand();
}

/** The built-in head of this name, or the default where there is none. */
export async function builtInHead(name?: string): Promise<HeadPlugin> {
  return name === 'mlp'
    ? (await import('../head/mlp/mlp.js')).mlp()
    : (await import('../head/least-squares/least-squares.js')).leastSquares();
}

function checkPlugin(option: string, plugin: object, method: string): void {
  if (typeof (plugin as Record<string, unknown> | null | undefined)?.[method] !== 'function') {
    throw new TypeError(
      `${option}: expected a plugin such as ${EXAMPLES[option]}, with a ${method}() method.`,
    );
  }
}

const EXAMPLES: Readonly<Record<string, string>> = {
  backbone: 'hand()',
  head: 'leastSquares()',
  backends: 'wasm()',
};
