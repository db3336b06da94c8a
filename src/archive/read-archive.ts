import type { AbortOptions } from '../abort.js';
import { Pacer } from '../pacer.js';
import type { StoredSample } from '../samples/sample.js';
import type { Archive } from './archive.js';
import { invalidArchive, quoted } from './invalid-archive.js';
import { MAX_BYTES, MAX_METADATA_BYTES } from './limits.js';
import { readHalves } from './little-endian.js';
import {
  BINARY_FILES,
  HEAD_FILE,
  METADATA_FILE,
  NETWORK_FILE,
  SAMPLES_FILE,
  type Metadata,
} from './metadata.js';
import { parseMetadata } from './parse-metadata.js';
import { readArrays, type SavedInfo } from './saved-arrays.js';
import { unpack } from './unpack.js';
import { readZipDirectory, type ZipEntry } from './zip-directory.js';

const FILES: readonly string[] = [METADATA_FILE, ...BINARY_FILES];

/**
 * Reads a .gesture file, trusting nothing in it: sizes are checked before memory is taken, checksums before
 * content is used, and what is returned is plain data in which nothing was executed. Long files are read in
 * slices of a few milliseconds, so that a page stays responsive.
 *
 * @param bytes - The file. Must not change meanwhile; isn't kept.
 * @throws `GestureError` 'invalid-archive' that says what is wrong; `TypeError` where `bytes` isn't a Uint8Array;
 * the signal's reason.
 */
export async function readArchive(bytes: Uint8Array, { signal }: AbortOptions = {}): Promise<Archive> {
  if (!(bytes instanceof Uint8Array)) throw new TypeError('readArchive: bytes must be a Uint8Array.');
  signal?.throwIfAborted();
  const pacer = new Pacer(signal);
  const entries = directory(bytes);
  const metadata = await readMetadata(bytes, entries, pacer);
  const content = async (name: string) => binary(bytes, entries, metadata, name, pacer);
  const saved = async ({ settings, arrays }: SavedInfo, file: string, what: string) => ({
    settings,
    arrays: readArrays(arrays, await content(file), what),
  });
  const vectors = await readSamples(metadata, await content(SAMPLES_FILE), pacer);
  const known = metadata.starter.length;
  const { labels, mirror, sensitivity, savedAt, madeWith, head } = metadata;
  const { network, ...backbone } = metadata.backbone;
  return {
    labels,
    backbone: {
      ...backbone,
      ...(network && { network: await saved(network, NETWORK_FILE, "the backbone's") }),
    },
    mirror,
    ...(sensitivity !== undefined && { sensitivity }),
    savedAt,
    madeWith,
    ...(known > 0 && { starter: vectors.slice(0, known) }),
    samples: vectors.slice(known),
    head: {
      name: head.name,
      trained: head.trained && (await saved(head.trained, HEAD_FILE, "the head's")),
    },
  };
}

/** The files inside by name: those of the format and no others. */
function directory(zip: Uint8Array): Map<string, ZipEntry> {
  const entries = readZipDirectory(zip);
  let total = 0;
  for (const { name, size } of entries) {
    if (!FILES.includes(name)) throw invalidArchive(`it holds a file ${quoted(name)}, which does not belong`);
    total += size;
  }
  if (total > MAX_BYTES)
    throw invalidArchive(`unpacked it has ${total} bytes, and at most ${MAX_BYTES} are read`);
  return new Map(entries.map((entry) => [entry.name, entry]));
}

async function readMetadata(
  zip: Uint8Array,
  entries: Map<string, ZipEntry>,
  pacer: Pacer,
): Promise<Metadata> {
  const entry = entries.get(METADATA_FILE);
  if (entry === undefined) throw invalidArchive(`it has no ${METADATA_FILE}`);
  const bytes = await unpack(zip, entry, MAX_METADATA_BYTES, pacer);
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw invalidArchive(`${METADATA_FILE} is not UTF-8`, error);
  }
  const metadata = parseMetadata(text);
  for (const name of BINARY_FILES) {
    if (entries.get(name)?.size !== metadata.files.get(name)?.bytes) {
      throw invalidArchive(`${name} is missing, left over, or not as long as ${METADATA_FILE} says`);
    }
  }
  return metadata;
}

/** A binary file, which has to be the one that the metadata was written for. */
async function binary(
  zip: Uint8Array,
  entries: ReadonlyMap<string, ZipEntry>,
  metadata: Metadata,
  name: string,
  pacer: Pacer,
): Promise<DataView> {
  const entry = entries.get(name) as ZipEntry;
  if (entry.crc !== metadata.files.get(name)?.crc32) {
    throw invalidArchive(`${name} does not have the checksum that ${METADATA_FILE} names`);
  }
  const bytes = await unpack(zip, entry, entry.size, pacer);
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** What was known before the samples, then the samples. */
async function readSamples(metadata: Metadata, content: DataView, pacer: Pacer): Promise<StoredSample[]> {
  const { labels, backbone } = metadata;
  const starter = metadata.starter.map((label, i) => ({ id: `starter/${i}`, label, addedAt: 0 }));
  const samples: StoredSample[] = [];
  for (const [index, { id, label, addedAt }] of [...starter, ...metadata.samples].entries()) {
    if (pacer.due) await pacer.rest();
    const features = readHalves(content, index * backbone.dimensions * 2, backbone.dimensions);
    if (features === null)
      throw invalidArchive(`sample ${quoted(id)} has a feature that is not a finite number`);
    samples.push({ id, label: labels[label], addedAt, features });
  }
  return samples;
}
