import type * as TF from '@tensorflow/tfjs-core';
import { untilAborted } from '../abort.js';
import { GestureError } from '../errors.js';
import type { BackendPlugin, Engine, RunningBackend } from './backend.js';
import { chooseAgain, computeOn } from './beside-page.js';

/** One start at a time: TensorFlow.js drops a start that another one overtakes. */
let starting: Promise<unknown> = Promise.resolve();

/**
 * Runs tensor code on the first of several backends that starts, and goes on with the next when that one's
 * device is lost.
 */
export class FallbackEngine implements Engine {
  generation = 0;
  #plugin!: BackendPlugin;
  #running!: RunningBackend;
  #failOver: Promise<void> | undefined;
  /** What has not been tried yet, or was lost and may be tried again once nothing else is left. */
  readonly #remaining: BackendPlugin[];
  #all: readonly BackendPlugin[];

  private constructor(
    private readonly tf: typeof TF,
    backends: readonly BackendPlugin[],
  ) {
    this.#all = backends;
    this.#remaining = [...backends];
  }

  /** @throws GestureError 'backend-unavailable' that names each backend's reason; the signal's reason. */
  static async start(backends: readonly BackendPlugin[], signal?: AbortSignal): Promise<FallbackEngine> {
    const engine = new FallbackEngine(await import('@tensorflow/tfjs-core'), backends);
    await engine.#startNext(signal);
    return engine;
  }

  get backend(): string {
    return this.#plugin.name;
  }

  /** Version of TensorFlow.js that runs. */
  get version(): string {
    return this.tf.version_core;
  }

  /** True when the device was lost: what was read since is not to be trusted. */
  get isLost(): boolean {
    return this.#running.isLost();
  }

  run<T>(work: () => T): T {
    // On a lost device nothing would ever come back; whoever called will be called again on the next one.
    if (this.isLost) throw new Error(`The device of the backend ${this.backend} was lost.`);
    return computeOn(this.tf, this.#plugin.name, work);
  }

  async multiply(
    left: Float32Array,
    right: Float32Array,
    rows: number,
    inner: number,
    columns: number,
  ): Promise<Float32Array> {
    const { tf } = this;
    if (this.backend === 'webgl' && !tf.env().getBool('WEBGL_RENDER_FLOAT32_ENABLED')) {
      throw new Error('This graphics card computes in half precision only.');
    }
    const product = this.run(() =>
      tf.tidy(() => tf.matMul(tf.tensor2d(left, [rows, inner]), tf.tensor2d(right, [inner, columns]))),
    );
    try {
      return await this.run(() => product.data<'float32'>());
    } finally {
      product.dispose();
    }
  }

  /**
   * Moves on to the next backend after a loss. Calls may overlap: one move serves them all.
   * @throws GestureError 'backend-unavailable'.
   */
  async failOver(): Promise<void> {
    this.#failOver ??= this.#startNext().finally(() => (this.#failOver = undefined));
    await this.#failOver;
  }

  /**
   * Starts a backend beside the one that runs.
   * @param limit - Milliseconds to wait for it.
   * @returns What makes it the one that runs.
   */
  async prepare(plugin: BackendPlugin, limit: number): Promise<() => void> {
    const running = plugin === this.#plugin ? this.#running : await this.#startOne(plugin, limit);
    return () => {
      if (plugin === this.#plugin) return;
      this.#plugin = plugin;
      this.#running = running;
      this.generation++;
    };
  }

  /** Says with what to go on after a loss, in this order. */
  fallBackOn(backends: readonly BackendPlugin[]): void {
    const others = backends.filter((backend) => backend !== this.#plugin);
    this.#all = [this.#plugin, ...others];
    this.#remaining.splice(0, Infinity, ...others);
  }

  async #startNext(signal?: AbortSignal): Promise<void> {
    // When all have been used, the device may have recovered: try all of them again.
    if (this.#remaining.length === 0) this.#remaining.push(...this.#all);
    const reasons: string[] = [];
    const errors: unknown[] = [];
    for (let plugin = this.#remaining.shift(); plugin; plugin = this.#remaining.shift()) {
      try {
        this.#running = await this.#startOne(plugin, Infinity, signal);
        this.#plugin = plugin;
        this.generation++;
        return;
      } catch (error) {
        signal?.throwIfAborted();
        errors.push(error);
        reasons.push(`${plugin.name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    throw new GestureError(
      'backend-unavailable',
      `No backend could be started, so nothing can be recognised here. ${reasons.join('; ')}.`,
      { cause: errors.length === 1 ? errors[0] : new AggregateError(errors) },
    );
  }

  /** An abort lets go of the queue: a start that never ends must not keep all others waiting. */
  #startOne(plugin: BackendPlugin, limit = Infinity, signal?: AbortSignal): Promise<RunningBackend> {
    const { tf } = this;
    const started = starting.then(async () => {
      const before = tf.engine().backendName;
      try {
        const running = await within(limit, plugin.start(), signal);
        // What a plugin of somebody's own may leave out; TensorFlow.js would only notice with the first frame.
        if (typeof (running as Partial<RunningBackend> | undefined)?.isLost !== 'function')
          throw new Error('its start() gave no { isLost }');
        return running;
      } finally {
        // A plugin of somebody's own may have chosen its backend.
        if (tf.engine().backendName !== before) chooseAgain(tf, before);
      }
    });
    starting = started.catch(() => undefined);
    return started;
  }
}

/** Waits no longer than so many milliseconds, nor after an abort. */
async function within<T>(limit: number, work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (limit === Infinity) return untilAborted(work, signal);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it had not started after ${limit} ms`)), limit);
  });
  return untilAborted(Promise.race([work, late]), signal).finally(() => clearTimeout(timer));
}
