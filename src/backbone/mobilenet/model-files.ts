import type { Engine } from '../../backends/backend.js';
import { download, unavailable, type DownloadOptions } from '../download.js';
import { isManifest, weightsUrl, type WeightGroup, type WeightSpec } from '../manifest.js';
import type { Weight } from './fold.js';

/** What a TensorFlow.js `IOHandler` has, as far as it is used here. */
export interface ModelLoader {
  /** Resolves with the parts of a layers model. */
  load?(): Promise<{
    /** The layers and how they are joined, as model.json has them. */
    modelTopology?: object | ArrayBuffer;
    /** Name, shape and type of each weight, in the order of their bytes. */
    weightSpecs?: readonly object[];
    /** Bytes of all weights, one after the other. */
    weightData?: ArrayBuffer | ArrayBuffer[];
    /** The same bytes as a stream, where they are not given as `weightData`. */
    getWeightStream?: () => ReadableStream<ArrayBuffer>;
  }>;
}

/** A layers model as it was found: what it is made of, and how to get the weights that are wanted. */
export interface ModelFiles {
  /** For messages. */
  readonly url: string;
  readonly topology: unknown;
  weights(names: ReadonlySet<string>, options: WeightOptions): Promise<Map<string, Weight>>;
}

/** How to get weights. */
export interface WeightOptions {
  readonly engine: Engine;
  readonly signal?: AbortSignal | undefined;
  /** 0 to 1, by bytes. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/**
 * Reads a model.json and, on demand, those of its shards that hold wanted weights (the classification layer of a
 * MobileNet is as large as all the rest, and not needed).
 * @throws GestureError 'model-unavailable'.
 */
export async function fetchModel(url: URL, signal: AbortSignal | undefined): Promise<ModelFiles> {
  const { bytes, contentType } = await download(url, { signal });
  const text = new TextDecoder().decode(bytes);
  const json = parse(text, url, contentType);
  const manifest = json.weightsManifest;
  if (!isManifest(manifest)) throw unavailable(url, 'its model.json names no weight files (weightsManifest)');
  return {
    url: url.href,
    topology: json.modelTopology,
    async weights(names, { engine, signal, onProgress }) {
      const groups = manifest.filter(({ weights }) => weights.some(({ name }) => names.has(name)));
      const total = groups.reduce((sum, { weights }) => sum + byteLength(weights), 0);
      let received = 0;
      const onBytes = (count: number): void => onProgress?.(Math.min(1, (received += count) / total));
      const found = new Map<string, Weight>();
      const failed = new AbortController();
      const options = { signal: signal ? AbortSignal.any([signal, failed.signal]) : failed.signal, onBytes };
      const read = async (group: WeightGroup): Promise<void> => {
        const bytes = await readGroup(group, url, options);
        for (const [name, weight] of await decode(engine, bytes, group.weights, url)) found.set(name, weight);
      };
      try {
        await Promise.all(groups.map(read));
      } catch (error) {
        // One missing file makes the others useless: their downloads stop.
        failed.abort();
        throw error;
      }
      return found;
    },
  };
}

/** Reads a model through a TensorFlow.js `IOHandler`. */
export async function loadModel(loader: ModelLoader, signal: AbortSignal | undefined): Promise<ModelFiles> {
  const url = 'the given IOHandler';
  if (!loader.load) throw unavailable(url, 'it has no load()');
  signal?.throwIfAborted();
  const loading = Promise.resolve().then(() => loader.load?.());
  const artifacts = await loading.catch((cause: unknown) => {
    throw unavailable(url, reasonOf(cause), cause);
  });
  signal?.throwIfAborted();
  if (!artifacts) throw unavailable(url, 'its load() gave nothing');
  const { weightData, getWeightStream } = artifacts;
  const specs = artifacts.weightSpecs as readonly WeightSpec[] | undefined;
  if (!specs || !(weightData || getWeightStream)) throw unavailable(url, 'it gave no weights');
  return {
    url,
    topology: artifacts.modelTopology,
    async weights(_names, { engine, onProgress }) {
      const parts = weightData ?? (await new Response(getWeightStream?.()).arrayBuffer());
      const bytes = new Uint8Array(await new Blob(Array.isArray(parts) ? parts : [parts]).arrayBuffer());
      if (bytes.length !== byteLength(specs)) throw unavailable(url, 'its weights have the wrong length');
      onProgress?.(1);
      return decode(engine, bytes, specs, url);
    },
  };
}

function parse(text: string, url: URL, contentType: string): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(text);
    if (json !== null && typeof json === 'object') return json as Record<string, unknown>;
  } catch {
    if (/^\s*</.test(text)) {
      throw unavailable(url, `the server sent a web page (${contentType || 'HTML'}) instead of a model.json`);
    }
  }
  throw unavailable(url, 'its model.json is not a JSON object');
}

async function readGroup(group: WeightGroup, url: URL, options: DownloadOptions): Promise<Uint8Array> {
  const shards = await Promise.all(group.paths.map((path) => download(weightsUrl(path, url), options)));
  const bytes = new Uint8Array(await new Blob(shards.map((shard) => shard.bytes)).arrayBuffer());
  const expected = byteLength(group.weights);
  if (bytes.length === expected) return bytes;
  const page = shards.some(({ contentType }) => contentType.startsWith('text/html'));
  const files = group.paths.join(', ');
  throw unavailable(
    url,
    page
      ? `the server sent a web page instead of ${files}`
      : `${files} should hold ${expected} bytes and has ${bytes.length}`,
  );
}

const BYTES: Readonly<Record<string, number>> = {
  float32: 4,
  int32: 4,
  float16: 2,
  uint16: 2,
  uint8: 1,
  bool: 1,
};

function byteLength(specs: readonly WeightSpec[]): number {
  return specs.reduce((sum, { shape, dtype, quantization }) => {
    const bytes = BYTES[quantization?.dtype ?? dtype] ?? NaN;
    return sum + shape.reduce((size, side) => size * side, bytes);
  }, 0);
}

/**
 * TensorFlow.js undoes quantisation; the numbers then live on in plain arrays, safe from a lost device.
 * @throws GestureError 'model-unavailable' where it can't.
 */
async function decode(
  engine: Engine,
  bytes: Uint8Array,
  specs: readonly WeightSpec[],
  url: URL | string,
): Promise<Map<string, Weight>> {
  const { io, dispose } = await import('@tensorflow/tfjs-core');
  const decoded = (): ReturnType<typeof io.decodeWeights> => {
    try {
      return io.decodeWeights(bytes.slice().buffer, specs as Parameters<typeof io.decodeWeights>[1]);
    } catch (cause) {
      throw unavailable(url, reasonOf(cause), cause);
    }
  };
  return engine.run(() => {
    const tensors = decoded();
    const weights = Object.entries(tensors).map(([name, tensor]): [string, Weight] => [
      name,
      { shape: tensor.shape, values: Float32Array.from(tensor.dataSync()) },
    ]);
    dispose(tensors);
    return new Map(weights);
  });
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
