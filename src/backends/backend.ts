/**
 * Something that runs tensor operations. Write your own by registering a TensorFlow.js backend in `start`.
 * Backends are tried in order until one starts.
 */
export interface BackendPlugin {
  /** The name under which TensorFlow.js knows the backend: 'webgl', 'wasm', … */
  readonly name: string;
  /**
   * Registers and initialises the backend.
   * @throws An `Error` whose message says why this backend cannot run here.
   */
  start(): Promise<RunningBackend>;
}

/** A backend that has started. */
export interface RunningBackend {
  /** True when the device was lost (a WebGL context loss), so that results read since are not to be trusted. */
  isLost(): boolean;
}

/**
 * Where tensor code of this library runs. Hides which backend it is, so that a backend can be replaced when
 * its device is lost.
 */
export interface Engine {
  /** Name of the backend that runs now. */
  readonly backend: string;
  /** Grows by one each time the backend is replaced: tensors made under another number are gone. */
  readonly generation: number;
  /**
   * Runs a synchronous piece of tensor code with this library's backend selected, and puts the page's own
   * choice back afterwards. Starting an asynchronous read (`tensor.data()`) inside and awaiting it outside is fine.
   * @throws An `Error` when the device was lost; the work is then asked for again on the next backend.
   */
  run<T>(work: () => T): T;
  /**
   * The product of two matrices, both row after row, in single precision (not less: half precision won't do).
   * Absent where plain JavaScript is as fast or more precise.
   *
   * @param left - rows × inner.
   * @param right - inner × columns.
   * @returns rows × columns.
   */
  multiply?(
    left: Float32Array,
    right: Float32Array,
    rows: number,
    inner: number,
    columns: number,
  ): Promise<Float32Array>;
}
