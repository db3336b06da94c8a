import type { GPGPUContext, MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type * as TF from '@tensorflow/tfjs-core';
import type { RunningBackend } from './backend.js';
import { startBeside } from './beside-page.js';
import { computes } from './computes.js';
import { isSoftware, renderer } from './renderer.js';

/** Starts WebGL; one that is drawn by software only where that is allowed. */
export async function startWebgl(allowSoftware: boolean): Promise<RunningBackend> {
  if (!allowSoftware) refuseSoftware();
  const tf = await import('@tensorflow/tfjs-core');
  renewLost(tf);
  const load = (): Promise<unknown> => import('@tensorflow/tfjs-backend-webgl');
  const backend = (await startBeside(tf, 'webgl', load)) as MathBackendWebGL;
  // Before anything is computed: on a context that is lost, TensorFlow.js would wait for it for ever.
  const running = watch(backend.gpgpu);
  const right = await computes(tf, 'webgl');
  if (running.isLost()) throw new Error('the graphics card was lost while WebGL started');
  if (!right) throw new Error('WebGL gives wrong results on this device');
  return running;
}

/** Takes away what an earlier context loss left behind: the next start must get a context of its own. */
function renewLost(tf: typeof TF): void {
  const { registry, registryFactory } = tf.engine();
  const backend = registry['webgl'] as MathBackendWebGL | undefined;
  if (!backend?.gpgpu.gl.isContextLost()) return;
  const { factory, priority } = registryFactory['webgl'];
  tf.removeBackend('webgl');
  tf.registerBackend('webgl', factory, priority);
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
