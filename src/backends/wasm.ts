import { withBlueprint } from '../blueprint.js';
import { resolveUrl } from '../resolve-url.js';
import type { BackendPlugin } from './backend.js';
import { startBeside } from './beside-page.js';
import { startWasm, usualThreads } from './wasm-threads.js';

/** Whether the browser can share memory between threads, as TensorFlow.js sees it. */
const THREADS_FLAG = 'WASM_HAS_MULTITHREAD_SUPPORT';

/**
 * Where TensorFlow.js looks for its binaries. After a start that failed it takes no other list, so it has one of ours that
 * says each time what counts now.
 */
const places: Record<string, string> = {};
let placesAreTold = false;

/** Options of {@link wasm}. */
export interface WasmOptions {
  /** Folder that holds TensorFlow.js's three `.wasm` files. Default: beside this library's code. */
  paths?: string | URL;
  /**
   * Threads to use, where the page is cross-origin isolated and its policy allows scripts from `blob:`; elsewhere
   * there is one. Default: as many as there are processors, four at most.
   */
  threads?: number;
}

/**
 * Runs on the processor through WebAssembly (`@tensorflow/tfjs-backend-wasm`, downloaded when it is tried).
 * Where the page has registered this backend itself, the page's is used, with the page's settings.
 * @throws `TypeError` when `threads` is not a whole number above 0, or `paths` is not a URL.
 */
export function wasm({ paths, threads = usualThreads() }: WasmOptions = {}): BackendPlugin {
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
      const tf = await import('@tensorflow/tfjs-core');
      const flags = tf.env()['flags'] as Record<string, boolean | undefined>;
      const before = flags[THREADS_FLAG];
      const load = async (threaded: boolean): Promise<void> => {
        const backend = await import('@tensorflow/tfjs-backend-wasm');
        // Its binary with threads starts eight workers, however few are asked for.
        if (!threaded) tf.env().set(THREADS_FLAG, false);
        Object.assign(places, binaries);
        if (!placesAreTold) backend.setWasmPaths(places);
        placesAreTold = true;
        backend.setThreadsCount(threads);
      };
      try {
        await startWasm(threads, (threaded) => startBeside(tf, 'wasm', () => load(threaded)));
      } catch (cause) {
        const [where] = Object.values(binaries);
        throw new Error(`its binaries could not be loaded (${where}), or WebAssembly is blocked here`, {
          cause,
        });
      } finally {
        // What the page starts later is its own affair.
        if (before === undefined) delete flags[THREADS_FLAG];
        else flags[THREADS_FLAG] = before;
      }
      return { isLost: () => false };
    },
  };
  return withBlueprint(plugin, { binaries, threads });
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
