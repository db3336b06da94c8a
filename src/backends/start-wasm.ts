import type { RunningBackend } from './backend.js';
import { startBeside } from './beside-page.js';
import { startWasm } from './wasm-threads.js';

/** Whether the browser can share memory between threads, as TensorFlow.js sees it. */
const THREADS_FLAG = 'WASM_HAS_MULTITHREAD_SUPPORT';

/**
 * Where TensorFlow.js looks for its binaries. After a start that failed it takes no other list, so it has one of ours that
 * says each time what counts now.
 */
const places: Record<string, string> = {};
let placesAreTold = false;

/** Starts the backend whose binaries are there: their names, and where each is. */
export async function startWasmFrom(
  binaries: Readonly<Record<string, string>>,
  threads: number,
): Promise<RunningBackend> {
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
}
