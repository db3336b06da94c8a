// Lets pads compute on WebGPU where their attribute `backends` names it. Needs `@tensorflow/tfjs-backend-webgpu`.
import { offerBackend } from './glue/plugins.js';

offerBackend('webgpu', async () => (await import('../backends/webgpu.js')).webgpu());
