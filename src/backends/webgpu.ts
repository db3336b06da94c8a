import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { BackendPlugin } from './backend.js';
import { checkOptions } from '../check-options.js';
import { startBeside } from './beside-page.js';
import { computes } from './computes.js';

/** Options of {@link webgpu}. */
export interface WebgpuOptions {
  /** Whether to accept a WebGPU that is computed by the processor (SwiftShader). Default: false. */
  allowSoftware?: boolean | undefined;
}

/** What is asked of the browser before TensorFlow.js is; its types are not in every TypeScript. */
interface Gpu {
  requestAdapter(
    options: object,
  ): Promise<{ readonly info?: { readonly isFallbackAdapter?: boolean } } | null>;
}

/**
 * Runs on the graphics card through WebGPU. Needs the package `@tensorflow/tfjs-backend-webgpu` beside this one; it
 * is downloaded when this backend is tried.
 */
export function webgpu(options: WebgpuOptions = {}): BackendPlugin {
  checkOptions('webgpu', options);
  const { allowSoftware = false } = options;
  return {
    name: 'webgpu',
    async start() {
      await check(allowSoftware);
      const tf = await import('@tensorflow/tfjs-core');
      const load = (): Promise<unknown> => import('@tensorflow/tfjs-backend-webgpu');
      const { device } = (await startBeside(tf, 'webgpu', load)) as WebGPUBackend;
      if (!(await computes(tf, 'webgpu'))) throw new Error('WebGPU gives wrong results on this device');
      let lost = false;
      void device.lost.then(() => {
        lost = true;
        // The next start must get a device of its own.
        const { factory, priority } = tf.engine().registryFactory['webgpu'];
        tf.removeBackend('webgpu');
        tf.registerBackend('webgpu', factory, priority);
      });
      return { isLost: () => lost };
    },
  };
}

async function check(allowSoftware: boolean): Promise<void> {
  const { gpu } = (globalThis.navigator ?? {}) as { gpu?: Gpu };
  if (!gpu) throw new Error('this browser has no WebGPU, or the page is not served over https');
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new Error('this device has no graphics card for WebGPU');
  if (!allowSoftware && adapter.info?.isFallbackAdapter) {
    throw new Error('WebGPU is computed by the processor here');
  }
}
