import { FallbackEngine } from '../../src/backends/engine.js';
import { wasm } from '../../src/backends/wasm.js';

/** The engine that tests under Node run tensors on: the real one, on WebAssembly. */
export function nodeEngine(): Promise<FallbackEngine> {
  return FallbackEngine.start([wasm()]);
}
