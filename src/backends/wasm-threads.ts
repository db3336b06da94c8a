import type * as TF from '@tensorflow/tfjs-core';

/** Networks as small as these keep no more busy. */
const MOST = 4;

/** As many threads as help: browsers share memory between them on cross-origin isolated pages only. */
export function usualThreads(): number {
  return globalThis.crossOriginIsolated ? Math.min(MOST, navigator.hardwareConcurrency) : 1;
}

/**
 * Starts the backend with threads, and without them where their workers can't be started: for a content security
 * policy without `blob:`, say, or for a bundler that broke their code. TensorFlow.js would wait for ever.
 * @returns Whether it runs.
 */
export async function startWasm(tf: typeof TF, threads: number): Promise<boolean> {
  if (threads > 1 && (await allowsWorkers()) && (await startThreaded(tf))) return true;
  // Its binary with threads starts eight workers, however few are asked for.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  return tf.setBackend('wasm');
}

/** A worker that does what those of TensorFlow.js do: comes from a blob, and loads another. */
const PROBE = "importScripts(URL.createObjectURL(new Blob(['']))); postMessage(0)";

/** Whether the page's policies let such workers start. */
async function allowsWorkers(): Promise<boolean> {
  if (!globalThis.crossOriginIsolated) return false;
  const url = URL.createObjectURL(new Blob([PROBE], { type: 'text/javascript' }));
  let worker: Worker | undefined;
  try {
    const started = (worker = new Worker(url));
    return await new Promise((resolve) => {
      started.onmessage = () => resolve(true);
      started.onerror = (event) => {
        event.preventDefault();
        resolve(false);
      };
    });
  } catch {
    return false;
  } finally {
    worker?.terminate();
    URL.revokeObjectURL(url);
  }
}

async function startThreaded(tf: typeof TF): Promise<boolean> {
  const listening = new AbortController();
  const failed = new Promise<false>((resolve) => {
    const onError = (event: ErrorEvent): void => {
      // TensorFlow.js throws what a worker's `onerror` got, and nobody else throws events.
      if (!(event.error instanceof Event)) return;
      event.preventDefault();
      resolve(false);
    };
    (globalThis as unknown as Window).addEventListener('error', onError, listening);
  });
  if (await Promise.race([tf.setBackend('wasm'), failed])) {
    listening.abort();
    return true;
  }
  // Listens on: each of its workers says so once.
  const start = tf.findBackendFactory('wasm');
  tf.removeBackend('wasm');
  tf.registerBackend('wasm', start, 2);
  return false;
}
