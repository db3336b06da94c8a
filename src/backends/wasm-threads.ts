/**
 * Starts the backend with threads, and without them where their workers can't be started: for a content security
 * policy without `blob:`, say, or for a bundler that broke their code. TensorFlow.js would wait for ever.
 * @param start - Starts it with threads or without; may be called again.
 */
export async function startWasm(
  threads: number,
  start: (threaded: boolean) => Promise<unknown>,
): Promise<void> {
  if (threads > 1 && (await allowsWorkers()) && (await startsThreaded(() => start(true)))) return;
  await start(false);
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

async function startsThreaded(start: () => Promise<unknown>): Promise<boolean> {
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
  const starts = await Promise.race([start().then(() => true), failed]);
  // Listens on where it failed: each of its workers says so once.
  if (starts) listening.abort();
  return starts;
}
