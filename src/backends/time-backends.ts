import type { BackendPlugin } from './backend.js';
import type { FallbackEngine } from './engine.js';
import type { BackendTiming } from './timings.js';

/** Milliseconds for frames, all candidates together: those that are timed, and waiting for those that are not. */
const BUDGET = 300;
/** Milliseconds in which a candidate must have been downloaded and started. */
const START_LIMIT = 3000;
/** Frames that are timed, after one that compiles and uploads. */
const FRAMES = 5;

/**
 * Times frames on one backend after the other, and leaves the engine on the fastest, with the others to fall back on.
 * A candidate gets an even share of the time that is left, and is not waited for when that is over. Only what it
 * compiles on its first frame comes on top: that can't be interrupted, and says nothing of the frames after it.
 * @param readFrame - Reads a frame on the backend that runs, from pixels to numbers.
 * @returns The fastest first.
 */
export async function timeBackends(
  engine: FallbackEngine,
  candidates: readonly BackendPlugin[],
  readFrame: () => Promise<unknown>,
): Promise<BackendTiming[]> {
  let left = BUDGET;
  const ran: { plugin: BackendPlugin; timing: BackendTiming; use: () => void }[] = [];
  const failed: { plugin: BackendPlugin; timing: BackendTiming }[] = [];
  for (const [i, plugin] of candidates.entries()) {
    const { name } = plugin;
    const stopwatch = new Stopwatch(left / (candidates.length - i));
    try {
      const use = await engine.prepare(plugin, START_LIMIT);
      use();
      ran.push({ plugin, timing: { name, ...(await time(readFrame, stopwatch)) }, use });
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      failed.push({ plugin, timing: { name, milliseconds: null, problem } });
    }
    left = Math.max(0, left - stopwatch.spent);
  }
  ran.sort((a, b) => (a.timing.milliseconds ?? Infinity) - (b.timing.milliseconds ?? Infinity));
  ran[0]?.use();
  const all = [...ran, ...failed];
  engine.fallBackOn(all.map(({ plugin }) => plugin));
  return all.map(({ timing }) => timing);
}

/** The share of one candidate. */
class Stopwatch {
  spent = 0;
  constructor(readonly share: number) {}

  /** Waits for work for what is left of the share. Gives false when that is over before. */
  async wait(work: Promise<unknown>): Promise<boolean> {
    const start = performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const over = new Promise<false>((resolve) => {
      timer = setTimeout(resolve, Math.max(0, this.share - this.spent), false);
    });
    try {
      return await Promise.race([work.then(() => true), over]);
    } finally {
      clearTimeout(timer);
      this.spent += performance.now() - start;
    }
  }
}

async function time(
  readFrame: () => Promise<unknown>,
  stopwatch: Stopwatch,
): Promise<Omit<BackendTiming, 'name'>> {
  const times: number[] = [];
  for (let i = 0; i <= FRAMES && (i <= 1 || stopwatch.spent < stopwatch.share); i++) {
    const start = performance.now();
    const reading = readFrame();
    const started = performance.now() - start;
    if (i > 0) stopwatch.spent += started;
    if (!(await stopwatch.wait(reading))) break;
    if (i > 0) times.push(performance.now() - start);
  }
  if (times.length > 0) return { milliseconds: times.sort((a, b) => a - b)[times.length >> 1] };
  return { milliseconds: null, problem: `no frame came within its share of ${stopwatch.share.toFixed()} ms` };
}
