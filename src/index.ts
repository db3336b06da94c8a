export { GestureError, type GestureErrorCode } from './errors.js';
