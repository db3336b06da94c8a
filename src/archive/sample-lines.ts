import { MAX_HALF, halfValues, toHalf } from '../samples/half.js';
import type { StoredSample } from '../samples/sample.js';
import { newId } from '../samples/new-id.js';
import { Pacer } from '../pacer.js';
import { asObject, parseJson } from './check-json.js';
import { invalidArchive, quoted } from './invalid-archive.js';
import { nameProblem } from './labels-problem.js';
import { MAX_BYTES } from './limits.js';

/** MIME type of samples as JSON lines. */
const LINES_TYPE = 'application/jsonl';

/** Longest line that is read, in bytes: room for the largest feature vector. */
const MAX_LINE = 2 ** 25;
/** Significant digits that tell every half-precision number from all others. */
const DIGITS = 5;
const NEWLINE = 10;

/** What made the features. */
export interface FeatureSource {
  readonly id: string;
  readonly dimensions: number;
}

/** Writes samples as JSON, one a line. Layout: docs/file-format.md. Rejects with the signal's reason. */
export async function writeSampleLines(
  samples: readonly StoredSample[],
  backbone: string,
  signal?: AbortSignal,
): Promise<Blob> {
  const pacer = new Pacer(signal);
  const values = halfValues();
  const lines: Blob[] = [];
  for (const { id, label, addedAt, features } of samples) {
    if (pacer.due) await pacer.rest();
    const numbers = Array.from(features, (half) => Number(values[half].toPrecision(DIGITS)));
    const line = { id, label, addedAt: new Date(addedAt).toISOString(), backbone, features: numbers };
    lines.push(new Blob([JSON.stringify(line), '\n']));
  }
  return new Blob(lines, { type: LINES_TYPE });
}

/**
 * Reads samples as JSON lines, trusting nothing in them. Empty lines and unknown keys are passed over; a missing id or
 * date is made anew.
 * @throws `GestureError` 'invalid-archive' that names the line and what is wrong with it; the signal's reason.
 */
export async function readSampleLines(
  bytes: Uint8Array,
  backbone: FeatureSource,
  signal?: AbortSignal,
): Promise<StoredSample[]> {
  if (bytes.length > MAX_BYTES)
    throw invalidArchive(`it has ${bytes.length} bytes, and at most ${MAX_BYTES} are read`);
  const pacer = new Pacer(signal);
  const samples = new Map<string, StoredSample>();
  for (let from = 0, number = 1; from < bytes.length; number++) {
    if (pacer.due) await pacer.rest();
    const newline = bytes.indexOf(NEWLINE, from);
    const end = newline < 0 ? bytes.length : newline;
    const where = `line ${number}`;
    const text = decode(bytes.subarray(from, end), where).trim();
    from = end + 1;
    if (text === '') continue;
    const sample = readLine(text, where, backbone);
    if (samples.has(sample.id)) throw invalidArchive(`${where} has the id of an earlier one`);
    samples.set(sample.id, sample);
  }
  return [...samples.values()];
}

function decode(line: Uint8Array, where: string): string {
  if (line.length > MAX_LINE) throw invalidArchive(`${where} is longer than ${MAX_LINE} bytes`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(line);
  } catch (error) {
    throw invalidArchive(`${where} is not UTF-8`, error);
  }
}

function readLine(text: string, where: string, backbone: FeatureSource): StoredSample {
  const line = asObject(parseJson(text, where), where, 'the file');
  const { id = newId(), label, addedAt = new Date().toISOString() } = line;
  for (const [name, value] of Object.entries({ id, label })) {
    const problem = nameProblem(value);
    if (problem !== null) throw invalidArchive(`the ${name} in ${where} ${problem}`);
  }
  const date = new Date(typeof addedAt === 'string' ? addedAt : NaN).getTime();
  if (Number.isNaN(date))
    throw invalidArchive(`addedAt in ${where} is not a date like 2025-01-31T12:00:00.000Z`);
  checkBackbone(line['backbone'], backbone, where);
  const features = readFeatures(line['features'], backbone.dimensions, where);
  return Object.freeze({ id: id as string, label: label as string, addedAt: date, features });
}

function checkBackbone(id: unknown, backbone: FeatureSource, where: string): void {
  if (id === backbone.id) return;
  const made =
    typeof id === 'string' ? `was made with the backbone ${quoted(id)}` : 'does not name its backbone';
  throw invalidArchive(
    `${where} ${made}, and this one is "${backbone.id}": features of one mean nothing to the other`,
  );
}

function readFeatures(value: unknown, dimensions: number, where: string): Uint16Array {
  if (!Array.isArray(value) || value.length !== dimensions) {
    throw invalidArchive(`features in ${where} is not a list of ${dimensions} numbers`);
  }
  const fits = (number: unknown) => typeof number === 'number' && Math.abs(number) <= MAX_HALF;
  if (!value.every(fits))
    throw invalidArchive(`features in ${where} are not all numbers within ±${MAX_HALF}`);
  return toHalf(Float32Array.from(value as number[]));
}
