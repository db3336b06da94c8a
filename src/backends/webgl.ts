import type { GPGPUContext } from '@tensorflow/tfjs-backend-webgl';
import type { BackendPlugin, RunningBackend } from './backend.js';
import { computes } from './computes.js';
import { isSoftware, renderer } from './renderer.js';

/** Options of {@link webgl}. */
export interface WebglOptions {
  /**
   * Whether to accept WebGL that is drawn by the processor (SwiftShader, llvmpipe). WebAssembly is 15 to 25 times
   * faster than that. Default: false.
   */
  allowSoftware?: boolean;
}

/**
 * Runs on the graphics card through WebGL (`@tensorflow/tfjs-backend-webgl`, downloaded when it is tried).
 * Counts as unavailable where WebGL is drawn by software, unless that is allowed.
 */
export function webgl({ allowSoftware = false }: WebglOptions = {}): BackendPlugin {
  return {
    name: 'webgl',
    async start() {
      if (!allowSoftware) refuseSoftware();
      const [tf, { MathBackendWebGL }] = await Promise.all([
        import('@tensorflow/tfjs-core'),
        import('@tensorflow/tfjs-backend-webgl'),
      ]);
      const engine = tf.engine();
      const running = (): InstanceType<typeof MathBackendWebGL> | undefined =>
        engine.registry['webgl'] as InstanceType<typeof MathBackendWebGL> | undefined;
      if (running()?.gpgpu.gl.isContextLost()) {
        // What an earlier context loss left behind; the next start must get a context of its own.
        tf.removeBackend('webgl');
        tf.registerBackend('webgl', () => new MathBackendWebGL(), 2);
      }
      if (!(await tf.setBackend('webgl'))) throw new Error('WebGL could not be initialised');
      if (!(await computes(tf))) throw new Error('WebGL gives wrong results on this device');
      return watch(running()!.gpgpu);
    },
  };
}

function refuseSoftware(): void {
  const name = renderer({ failIfMajorPerformanceCaveat: true });
  if (name === null) throw new Error('this device has no WebGL, or only one that is drawn by software');
  if (isSoftware(name)) throw new Error(`WebGL is drawn by software here (${name})`);
}

function watch(gpgpu: GPGPUContext): RunningBackend {
  const { gl } = gpgpu;
  let lost = false;
  const onLoss = (): void => {
    // A context may come back, but what was on the card does not: once lost, always lost.
    lost = true;
    // TensorFlow.js would wait for ever for what the card was computing. Let it read nonsense and go on.
    const waiting = gpgpu['itemsToPoll'] as { resolveFn(): void }[];
    for (const item of waiting.splice(0)) item.resolveFn();
  };
  gl.canvas.addEventListener('webglcontextlost', onLoss, { once: true });
  return { isLost: () => lost || gl.isContextLost() };
}
