import type { Engine } from '../../backends/backend.js';
import { download, unavailable, type DownloadOptions } from '../download.js';
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

/** A weight as a manifest describes it. */
interface WeightSpec {
  readonly name: string;
  readonly shape: number[];
  readonly dtype: string;
  readonly quantization?: { readonly dtype: string };
}

interface WeightGroup {
  readonly paths: readonly string[];
  readonly weights: readonly WeightSpec[];
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
        for (const [name, weight] of await decode(engine, bytes, group.weights)) found.set(name, weight);
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
  const artifacts = await loader.load().catch((cause: unknown) => {
    throw unavailable(url, cause instanceof Error ? cause.message : String(cause), cause);
  });
  signal?.throwIfAborted();
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
      return decode(engine, bytes, specs);
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

function isManifest(value: unknown): value is readonly WeightGroup[] {
  return (
    Array.isArray(value) &&
    value.every(
      (group: Partial<WeightGroup> | null) =>
        Array.isArray(group?.paths) &&
        group.paths.every((path) => typeof path === 'string') &&
        Array.isArray(group.weights) &&
        group.weights.every(
          (weight: WeightSpec | null) => typeof weight?.name === 'string' && Array.isArray(weight.shape),
        ),
    )
  );
}

async function readGroup(group: WeightGroup, url: URL, options: DownloadOptions): Promise<Uint8Array> {
  const shards = await Promise.all(group.paths.map((path) => download(new URL(path, url), options)));
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

/** TensorFlow.js undoes quantisation; the numbers then live on in plain arrays, safe from a lost device. */
async function decode(
  engine: Engine,
  bytes: Uint8Array,
  specs: readonly WeightSpec[],
): Promise<Map<string, Weight>> {
  const { io, dispose } = await import('@tensorflow/tfjs-core');
  return engine.run(() => {
    const tensors = io.decodeWeights(bytes.slice().buffer, specs as Parameters<typeof io.decodeWeights>[1]);
    const weights = Object.entries(tensors).map(([name, tensor]): [string, Weight] => [
      name,
      { shape: tensor.shape, values: Float32Array.from(tensor.dataSync()) },
    ]);
    dispose(tensors);
    return new Map(weights);
  });
}
