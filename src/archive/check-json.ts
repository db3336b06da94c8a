import { invalidArchive, quoted } from './invalid-archive.js';
import { MAX_JSON_DEPTH } from './limits.js';

/** An object as JSON.parse makes it. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Keys that could reach a prototype in code that copies or merges settings carelessly. */
const UNSAFE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Parses JSON that nobody vouches for. Its depth is looked at first, so that neither the parser nor anyone who
 * walks the result runs out of stack.
 * @param what - Names it in messages.
 */
export function parseJson(text: string, what = 'metadata.json'): unknown {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (inString) {
      if (char === 0x5c) i++;
      else if (char === 0x22) inString = false;
    } else if (char === 0x22) inString = true;
    else if (char === 0x7b || char === 0x5b) {
      if (++depth > MAX_JSON_DEPTH) throw invalidArchive(`${what} is nested too deeply`);
    } else if (char === 0x7d || char === 0x5d) depth--;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidArchive(`${what} is not valid JSON`, error);
  }
}

/** Refuses anything in free-form settings that isn't plain JSON, or that carries a key that could reach a prototype. */
export function checkPlain(value: unknown, where: string): void {
  if (Array.isArray(value)) {
    for (const item of value) checkPlain(item, where);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      if (UNSAFE_KEYS.has(key))
        throw invalidArchive(`${where} has the key ${quoted(key)}, which is not allowed`);
      checkPlain(item, where);
    }
  } else if (typeof value === 'number' && !Number.isFinite(value)) {
    throw invalidArchive(`${where} has a number out of range`);
  }
}

/** @throws `GestureError` where `value` isn't an object. `where` names it in the message, here and below. */
export function asObject(value: unknown, where: string, file?: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrong(where, 'an object', file);
  return value as JsonObject;
}

/** @throws `GestureError` where `value` isn't a list of at most `most`. */
export function asList(value: unknown, where: string, most = Infinity): readonly unknown[] {
  if (!Array.isArray(value)) throw wrong(where, 'a list');
  if (value.length > most) throw wrong(where, `a list of at most ${most}`);
  return value as readonly unknown[];
}

/** @throws `GestureError` where `value` isn't a text of at most `most` UTF-16 units. */
export function asText(value: unknown, where: string, most: number): string {
  if (typeof value !== 'string') throw wrong(where, 'a text');
  if (value.length > most) throw wrong(where, `a text of at most ${most} characters`);
  return value;
}

/** @throws `GestureError` where `value` isn't a whole number from `least` to `most`. */
export function asWhole(value: unknown, where: string, least: number, most: number): number {
  if (!Number.isInteger(value) || (value as number) < least || (value as number) > most) {
    throw wrong(where, `a whole number from ${least} to ${most}`);
  }
  return value as number;
}

/** @throws `GestureError` where `value` isn't a number from 0 to 1. */
export function asShare(value: unknown, where: string): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) throw wrong(where, 'a number from 0 to 1');
  return value;
}

/** @throws `GestureError` where `value` isn't true or false. */
export function asBoolean(value: unknown, where: string): boolean {
  if (typeof value !== 'boolean') throw wrong(where, 'true or false');
  return value;
}

/** Milliseconds since 1970. @throws `GestureError` where `value` isn't written exactly as `toISOString` does. */
export function asDate(value: unknown, where: string): number {
  const date = new Date(typeof value === 'string' ? value : NaN);
  if (Number.isNaN(date.getTime()) || date.toISOString() !== value) {
    throw wrong(where, 'a date like 2025-01-31T12:00:00.000Z');
  }
  return date.getTime();
}

function wrong(where: string, what: string, file = 'metadata.json') {
  return invalidArchive(`${where} in ${file} is not ${what}`);
}
