import type { GPGPUContext } from '@tensorflow/tfjs-backend-webgl';
import type { BackendPlugin, RunningBackend } from './backend.js';

/** Options of {@link webgl}. */
export interface WebglOptions {
  /**
   * Whether to accept WebGL that is drawn by the processor (SwiftShader, llvmpipe). WebAssembly is 15 to 25 times
   * faster than that. Default: false.
   */
  allowSoftware?: boolean;
}

/** Renderers that are programs, not graphics cards. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

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
      if (!computes(tf)) throw new Error('WebGL gives wrong results on this device');
      return watch(running()!.gpgpu);
    },
  };
}

function refuseSoftware(): void {
  const canvas =
    typeof OffscreenCanvas === 'undefined' ? document.createElement('canvas') : new OffscreenCanvas(1, 1);
  const options = { failIfMajorPerformanceCaveat: true };
  const gl = (canvas.getContext('webgl2', options) ?? canvas.getContext('webgl', options)) as
    WebGLRenderingContext | WebGL2RenderingContext | null;
  if (!gl) throw new Error('this device has no WebGL, or only one that is drawn by software');
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  // Browsers allow few contexts at a time; this one has served.
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  if (SOFTWARE.test(renderer)) throw new Error(`WebGL is drawn by software here (${renderer})`);
}

/** Some drivers start and then compute nonsense. */
function computes(tf: typeof import('@tensorflow/tfjs-core')): boolean {
  return tf.tidy(() => {
    const product = tf.matMul(tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([5, 6, 7, 8], [2, 2]));
    return [19, 22, 43, 50].every((value, i) => Math.abs(product.dataSync()[i] - value) < 0.1);
  });
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
