import { withBlueprint } from '../blueprint.js';
import { checkOptions } from '../check-options.js';
import { resolveUrl } from '../resolve-url.js';
import type { BackendPlugin } from './backend.js';

/** Networks as small as these keep no more busy. */
const MOST = 4;

/** Options of {@link wasm}. */
export interface WasmOptions {
  /** Folder that holds TensorFlow.js's three `.wasm` files. Default: beside this library's code. */
  paths?: string | URL | undefined;
  /**
   * Threads to use, where the page is cross-origin isolated and its policy allows scripts from `blob:`; elsewhere
   * there is one. Default: as many as there are processors, four at most.
   */
  threads?: number | undefined;
}

/**
 * Runs on the processor through WebAssembly (`@tensorflow/tfjs-backend-wasm`, downloaded when it is tried).
 * Where the page has registered this backend itself, the page's is used, with the page's settings.
 * @throws `TypeError` when `threads` is not a whole number above 0, or `paths` is not a URL.
 */
export function wasm(options: WasmOptions = {}): BackendPlugin {
  checkOptions('wasm', options);
  const { paths, threads = usualThreads() } = options;
  if (!Number.isInteger(threads) || threads < 1) {
    throw new TypeError(`wasm: threads must be a whole number above 0, not ${String(threads)}.`);
  }
  return wasmFrom(binaries(paths), threads);
}

/** The backend whose binaries are there: their names, and where each is. */
export function wasmFrom(binaries: Readonly<Record<string, string>>, threads: number): BackendPlugin {
  const plugin: BackendPlugin = {
    name: 'wasm',
    async start() {
      const { startWasmFrom } = await import('./start-wasm.js');
      return startWasmFrom(binaries, threads);
    },
  };
  return withBlueprint(plugin, { binaries, threads });
}

/** As many threads as help: browsers share memory between them on cross-origin isolated pages only. */
function usualThreads(): number {
  return globalThis.crossOriginIsolated ? Math.min(MOST, navigator.hardwareConcurrency) : 1;
}

function binaries(paths: string | URL | undefined): Record<string, string> {
  const base = paths === undefined ? undefined : folder(paths);
  const found = (name: string, bundled: URL): string =>
    location(base ? new URL(name, base) : resolveUrl(bundled));
  return {
    'tfjs-backend-wasm.wasm': found(
      'tfjs-backend-wasm.wasm',
      new URL('./assets/tfjs-backend-wasm.wasm', import.meta.url),
    ),
    'tfjs-backend-wasm-simd.wasm': found(
      'tfjs-backend-wasm-simd.wasm',
      new URL('./assets/tfjs-backend-wasm-simd.wasm', import.meta.url),
    ),
    'tfjs-backend-wasm-threaded-simd.wasm': found(
      'tfjs-backend-wasm-threaded-simd.wasm',
      new URL('./assets/tfjs-backend-wasm-threaded-simd.wasm', import.meta.url),
    ),
  };
}

function folder(paths: string | URL): URL {
  const here = globalThis.document?.baseURI ?? globalThis.location?.href ?? import.meta.url;
  const url = new URL(paths, here);
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

/** In Node the backend opens a file by its path, not by its URL. */
function location(url: URL): string {
  if (url.protocol !== 'file:') return url.href;
  const path = decodeURIComponent(url.pathname);
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path;
}
