import { withBlueprint } from '../blueprint.js';
import { checkOptions } from '../check-options.js';
import type { BackendPlugin } from './backend.js';

/** Options of {@link webgl}. */
export interface WebglOptions {
  /**
   * Whether to accept WebGL that is drawn by the processor (SwiftShader, llvmpipe). WebAssembly is 15 to 25 times
   * faster than that. Default: false.
   */
  allowSoftware?: boolean | undefined;
}

/**
 * Runs on the graphics card through WebGL (`@tensorflow/tfjs-backend-webgl`, downloaded when it is tried).
 * Counts as unavailable where WebGL is drawn by software, unless that is allowed.
 */
export function webgl(options: WebglOptions = {}): BackendPlugin {
  checkOptions('webgl', options);
  const { allowSoftware = false } = options;
  const plugin: BackendPlugin = {
    name: 'webgl',
    async start() {
      const { startWebgl } = await import('./start-webgl.js');
      return startWebgl(allowSoftware);
    },
  };
  return withBlueprint(plugin, { allowSoftware });
}
