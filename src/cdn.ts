export * from './index.js';
export * from './element/index.js';
import './element/define.js';
import './element/webgpu.js';
export { webgpu, type WebgpuOptions } from './backends/webgpu.js';
