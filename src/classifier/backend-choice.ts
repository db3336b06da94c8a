import type { BackendPlugin } from '../backends/backend.js';

/**
 * Which backends to try: a list, in its order until one starts; or `'fastest'`, the one of WebGL and WebAssembly that
 * reads a frame in the shortest time on this device. `{ fastest: [webgpu(), wasm()] }` chooses among others.
 */
export type BackendChoice = readonly BackendPlugin[] | 'fastest' | FastestOf;

/** A choice by measuring among backends of one's own. */
export interface FastestOf {
  /** The candidates: at least one. */
  readonly fastest: readonly BackendPlugin[];
}

/** A choice as it was checked. */
export interface ChosenBackends {
  readonly backends: readonly BackendPlugin[];
  /** Whether to measure which one is the fastest. */
  readonly timed: boolean;
}

/**
 * Fills in the usual backends; only those that are needed are downloaded.
 * @throws `TypeError` for anything else.
 */
export async function chooseBackends(choice: BackendChoice | undefined): Promise<ChosenBackends> {
  if (choice === undefined) return { backends: await usual(), timed: false };
  if (choice === 'fastest') return { backends: await usual(), timed: true };
  const timed = !Array.isArray(choice);
  const backends = timed ? (choice as FastestOf | null)?.fastest : choice;
  if (!Array.isArray(backends) || backends.length === 0) {
    throw new TypeError(
      "backends must be a list of at least one backend, such as [webgl(), wasm()], or 'fastest'.",
    );
  }
  return { backends, timed };
}

async function usual(): Promise<readonly BackendPlugin[]> {
  const [{ webgl }, { wasm }] = await Promise.all([
    import('../backends/webgl.js'),
    import('../backends/wasm.js'),
  ]);
  return [webgl(), wasm()];
}
