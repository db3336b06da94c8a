export * from './index.js';
export * from './element/index.js';
import './element/define.js';
