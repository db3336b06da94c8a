// TensorFlow.js keeps one engine for all of a page, whoever brought which copy of the library: its backends, the one
// that is chosen, and the kernels of each. A page that computes with it must notice nothing of us.
import type * as TF from '@tensorflow/tfjs-core';

type Backend = TF.KernelBackend;

/** Lower than any that TensorFlow.js gives: a page that leaves the choice to it gets what it would without us. */
const LAST = -1;

/** Backends that were registered here, and not by the page. */
const own = new Set<string>();
let nobodyElse = false;

/** Says that this thread is ours: whatever is registered here is our own. */
export function ownThread(): void {
  nobodyElse = true;
}

/**
 * Makes a backend ready without choosing it. Where the page has it registered already, that one is used, as the page
 * set it up: registering it again would replace its kernels.
 *
 * @param load - Imports and sets up the backend, which registers it. May be called again after a failed start.
 * @throws What the backend says where it can't start.
 */
export async function startBeside(
  tf: typeof TF,
  name: string,
  load: () => Promise<unknown>,
): Promise<Backend> {
  const engine = tf.engine();
  if (!engine.registry[name]) {
    if (!tf.findBackendFactory(name)) own.add(name);
    if (own.has(name) || nobodyElse) {
      await load();
      engine.registryFactory[name].priority = LAST;
    }
    // Not through the engine: while that starts a backend, it lets nobody compute on another.
    const backend: Backend = await tf.findBackendFactory(name)();
    if (engine.registry[name]) backend.dispose();
    else engine.registry[name] = backend;
  }
  if (!engine.backendName && isAlone(tf)) void tf.setBackend(name);
  return engine.registry[name];
}

/** Whether nobody else has brought a backend: then there is no choice of theirs to leave alone. */
function isAlone(tf: typeof TF): boolean {
  return Object.keys(tf.engine().registryFactory).every((name) => own.has(name));
}

/** Runs a synchronous piece of tensor code on a backend that has started, and leaves all as it was. */
export function computeOn<T>(tf: typeof TF, name: string, work: () => T): T {
  const engine = tf.engine();
  const pending: unknown = engine['pendingBackendInit'];
  const before = engine.backendName;
  // Nothing is left to do where it is the page's choice too.
  if (before === name && !pending) return work();
  if (!engine.registry[name])
    throw new Error(`The backend plugin "${name}" has started no TensorFlow.js backend of this name.`);
  engine['pendingBackendInit'] = null;
  // Synchronous for a backend that has started; only the promise around it is not.
  void tf.setBackend(name);
  try {
    return work();
  } finally {
    chooseAgain(tf, before);
    engine['pendingBackendInit'] = pending as Promise<boolean>;
  }
}

/** Goes back to a choice, or to there being none yet. */
export function chooseAgain(tf: typeof TF, name: string | undefined): void {
  const engine = tf.engine();
  if (name !== undefined && engine.registry[name]) {
    void tf.setBackend(name);
  } else if (name !== undefined || !isAlone(tf)) {
    // The page's own is still to start, or to be chosen.
    engine.backendName = name!;
    engine['backendInstance'] = null as never;
  }
}
