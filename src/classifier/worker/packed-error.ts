import { GestureError, type GestureErrorCode } from '../../errors.js';

/** An error as plain data, so that it arrives in another thread as what it was. */
export interface PackedError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string | undefined;
  /** Of a GestureError. */
  readonly code?: GestureErrorCode;
  readonly cause?: PackedError;
}

/** Packs whatever was thrown. */
export function packError(error: unknown): PackedError {
  if (!isError(error)) return { name: 'Error', message: String(error) };
  const { name, message, stack, cause } = error;
  return {
    name,
    message,
    stack,
    ...(error instanceof GestureError && { code: error.code }),
    ...(cause !== undefined && { cause: packError(cause) }),
  };
}

/** Makes it anew: of the same class, where that is one that this library or the browser throws. */
export function unpackError({ name, message, stack, code, cause }: PackedError): Error {
  const options = cause && { cause: unpackError(cause) };
  if (code) return withStack(new GestureError(code, message, options), stack);
  if (name === 'TypeError') return withStack(new TypeError(message, options), stack);
  if (name === 'RangeError') return withStack(new RangeError(message, options), stack);
  if (name === 'Error') return withStack(new Error(message, options), stack);
  return new DOMException(message, name);
}

/** Where it happened, which is in the worker. */
function withStack<E extends Error>(error: E, stack: string | undefined): E {
  if (stack) error.stack = stack;
  return error;
}

function isError(error: unknown): error is Error {
  return error instanceof Error || (typeof DOMException !== 'undefined' && error instanceof DOMException);
}
