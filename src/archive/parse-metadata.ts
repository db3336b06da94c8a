import {
  asBoolean,
  asDate,
  asList,
  asObject,
  asShare,
  asText,
  asWhole,
  checkPlain,
  parseJson,
  type JsonObject,
} from './check-json.js';
import { invalidArchive, quoted } from './invalid-archive.js';
import { labelsProblem, nameProblem } from './labels-problem.js';
import { MAX_DIMENSIONS, MAX_LABELS, MAX_TEXT_LENGTH } from './limits.js';
import { BINARY_FILES, FORMAT, HEAD_FILE, NETWORK_FILE, SAMPLES_FILE, VERSION } from './metadata.js';
import { bytesOf, readSavedInfo } from './saved-arrays.js';
import type { FileInfo, Metadata, SampleInfo } from './metadata.js';

/**
 * `MIGRATIONS[i]` turns the metadata of version i + 1 into that of version i + 2, so that a file of any earlier
 * version goes through all that follow it. Version 1 is the first and has none.
 */
const MIGRATIONS: readonly ((metadata: JsonObject) => JsonObject)[] = [];

/**
 * Reads and checks metadata.json.
 * @throws `GestureError` 'invalid-archive' that names the place and what was expected there.
 */
export function parseMetadata(text: string): Metadata {
  const root = upToDate(asObject(parseJson(text), 'the whole'));
  const labels = asList(root['labels'], 'labels', MAX_LABELS);
  const problem = labelsProblem(labels);
  if (problem !== null) throw invalidArchive(problem);
  const backbone = asObject(root['backbone'], 'backbone');
  const metadata: Metadata = {
    labels: labels as readonly string[],
    backbone: {
      id: asText(backbone['id'], 'backbone.id', MAX_TEXT_LENGTH),
      name: asText(backbone['name'], 'backbone.name', MAX_TEXT_LENGTH),
      dimensions: asWhole(backbone['dimensions'], 'backbone.dimensions', 1, MAX_DIMENSIONS),
      preprocessing: readPreprocessing(asObject(backbone['preprocessing'], 'backbone.preprocessing')),
      ...(backbone['network'] !== undefined && {
        network: readSavedInfo(backbone['network'], 'backbone.network'),
      }),
    },
    mirror: asBoolean(root['mirror'], 'mirror'),
    sensitivity: root['sensitivity'] === undefined ? undefined : asShare(root['sensitivity'], 'sensitivity'),
    savedAt: asDate(root['savedAt'], 'savedAt'),
    madeWith: readVersions(asObject(root['madeWith'], 'madeWith')),
    head: readHead(asObject(root['head'], 'head')),
    files: readFiles(asObject(root['files'], 'files')),
    starter: readStarter(root['starter'], labels.length),
    samples: readSamples(asList(root['samples'], 'samples'), labels.length),
  };
  checkSizes(metadata);
  return metadata;
}

function upToDate(root: JsonObject): JsonObject {
  if (root['format'] !== FORMAT) throw invalidArchive(`metadata.json is not that of a ${FORMAT} file`);
  const version = asWhole(root['version'], 'version', 1, Number.MAX_SAFE_INTEGER);
  if (version > VERSION) {
    throw invalidArchive(
      `it has format version ${version}, and this library reads up to ${VERSION}: update digit-gesture`,
    );
  }
  return MIGRATIONS.slice(version - 1).reduce((metadata, migrate) => migrate(metadata), root);
}

function readPreprocessing(raw: JsonObject): Record<string, string | number | boolean> {
  checkPlain(raw, 'backbone.preprocessing');
  const isText = (value: unknown) => typeof value === 'string' && value.length <= MAX_TEXT_LENGTH;
  for (const [key, value] of Object.entries(raw)) {
    if (isText(value) || typeof value === 'number' || typeof value === 'boolean') continue;
    throw invalidArchive(`${quoted(key)} of backbone.preprocessing is not a text, a number, true or false`);
  }
  return raw as Record<string, string | number | boolean>;
}

function readVersions(raw: JsonObject): Record<string, string> {
  checkPlain(raw, 'madeWith');
  for (const [key, value] of Object.entries(raw)) asText(value, `madeWith, ${quoted(key)},`, MAX_TEXT_LENGTH);
  return raw as Record<string, string>;
}

function readHead(raw: JsonObject): Metadata['head'] {
  const name = asText(raw['name'], 'head.name', MAX_TEXT_LENGTH);
  if (raw['trained'] === null) return { name, trained: null };
  return { name, trained: readSavedInfo(raw['trained'], 'head.trained') };
}

function readFiles(raw: JsonObject): ReadonlyMap<string, FileInfo> {
  const files = new Map<string, FileInfo>();
  for (const [name, value] of Object.entries(raw)) {
    if (!BINARY_FILES.includes(name)) throw invalidArchive(`files names ${quoted(name)}, which is unknown`);
    const file = asObject(value, `files, ${name},`);
    const crc = asText(file['crc32'], `files, ${name}, crc32,`, 8);
    if (!/^[0-9a-f]{8}$/.test(crc)) throw invalidArchive(`the crc32 of ${name} in metadata.json is not one`);
    const bytes = asWhole(file['bytes'], `files, ${name}, bytes,`, 0, Number.MAX_SAFE_INTEGER);
    files.set(name, { bytes, crc32: parseInt(crc, 16) });
  }
  return files;
}

function readSamples(rows: readonly unknown[], labels: number): SampleInfo[] {
  const ids = new Set<string>();
  return rows.map((row, index) => {
    const where = `samples[${index}]`;
    const [id, label, addedAt, ...rest] = asList(row, where);
    const problem = nameProblem(id);
    if (problem !== null) throw invalidArchive(`the id of ${where} ${problem}`);
    if (ids.has(id as string)) throw invalidArchive(`the sample id ${quoted(id as string)} is there twice`);
    ids.add(id as string);
    if (rest.length > 0) throw invalidArchive(`${where} has more than id, label and date`);
    return {
      id: id as string,
      label: asWhole(label, `the label of ${where}`, 0, labels - 1),
      addedAt: asDate(addedAt, `the date of ${where}`),
    };
  });
}

/** Missing in files of classifiers that started empty. */
function readStarter(value: unknown, labels: number): number[] {
  if (value === undefined) return [];
  return asList(value, 'starter').map((label, i) => asWhole(label, `starter[${i}]`, 0, labels - 1));
}

/** The binary files have to have exactly the numbers that the rest of the metadata speaks of. */
function checkSizes({ backbone, head, files, starter, samples }: Metadata): void {
  const vectors = starter.length + samples.length;
  if (files.get(SAMPLES_FILE)?.bytes !== vectors * backbone.dimensions * 2) {
    throw invalidArchive(
      `${SAMPLES_FILE} does not have the size of ${vectors} samples of ${backbone.dimensions} features`,
    );
  }
  const { network } = backbone;
  for (const [file, saved] of [
    [HEAD_FILE, head.trained],
    [NETWORK_FILE, network],
  ] as const) {
    if (files.get(file)?.bytes !== (saved ? bytesOf(saved.arrays) : undefined))
      throw invalidArchive(`${file} does not have the size of its arrays`);
  }
}
