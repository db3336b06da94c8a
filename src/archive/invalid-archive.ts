import { GestureError } from '../errors.js';

/**
 * The error for a file that cannot be read.
 * @param reason - A clause that says what is wrong, without a full stop: "the zip directory is damaged".
 */
export function invalidArchive(reason: string, cause?: unknown): GestureError {
  const message = `Cannot read this file: ${reason}.`;
  return new GestureError('invalid-archive', message, cause === undefined ? undefined : { cause });
}

/** Foreign text, shortened and escaped for use in a message. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
