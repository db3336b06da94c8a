import { GestureError } from '../errors.js';

/** Options of {@link download}. */
export interface DownloadOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called with the number of bytes that came since the last call. */
  readonly onBytes?: ((count: number) => void) | undefined;
}

/** A file that was read whole. */
export interface Download {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What the server calls it, '' where there is no server. */
  readonly contentType: string;
}

/**
 * Reads a file of a model: by `fetch`, or from the disk for file: URLs under Node.
 * @throws GestureError 'model-unavailable' with the URL and the reason; `signal.reason` when aborted; what `onBytes` throws.
 */
export async function download(url: URL, { signal, onBytes }: DownloadOptions = {}): Promise<Download> {
  signal?.throwIfAborted();
  const ofListener = new Set<unknown>();
  const report = (count: number): void => {
    try {
      onBytes?.(count);
    } catch (error) {
      ofListener.add(error);
      throw error;
    }
  };
  try {
    const result =
      url.protocol === 'file:' ? await readFile(url, signal) : await readResponse(url, signal, report);
    if (url.protocol === 'file:') report(result.bytes.length);
    return result;
  } catch (cause) {
    signal?.throwIfAborted();
    // What the listener threw is no fault of the model's.
    if (ofListener.has(cause)) throw cause;
    throw unavailable(url, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/** The error for a model that can't be had or used. */
export function unavailable(url: URL | string, reason: string, cause?: unknown): GestureError {
  return new GestureError(
    'model-unavailable',
    `The model at ${String(url)} can't be used: ${reason}.`,
    cause === undefined ? undefined : { cause },
  );
}

async function readResponse(
  url: URL,
  signal: AbortSignal | undefined,
  onBytes: (count: number) => void,
): Promise<Download> {
  const response = await fetch(url, signal ? { signal } : {});
  if (!response.ok) throw new Error(`the server answered ${response.status} ${response.statusText}`.trim());
  const contentType = response.headers.get('content-type') ?? '';
  if (!response.body) return { bytes: new Uint8Array(await response.arrayBuffer()), contentType };
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (const reader = response.body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
    onBytes(value.length);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return { bytes, contentType };
}

async function readFile(url: URL, signal: AbortSignal | undefined): Promise<Download> {
  const fs = await fileSystem();
  const bytes = await fs.readFile(url, signal ? { signal } : {});
  return { bytes: new Uint8Array(bytes), contentType: '' };
}

/** Asked for at run time, so that bundlers for browsers have nothing to resolve. */
async function fileSystem(): Promise<typeof import('node:fs/promises')> {
  const { process } = globalThis;
  if (!process?.release?.name) throw new Error('file: URLs can only be read under Node');
  if (process.getBuiltinModule) return process.getBuiltinModule('node:fs/promises');
  // Node before 20.16. No name that a bundler could work out, and comments that tell them to leave it alone.
  return (await import(
    /* webpackIgnore: true */ /* @vite-ignore */ `${process.release.name}:fs/promises`
  )) as typeof import('node:fs/promises');
}
