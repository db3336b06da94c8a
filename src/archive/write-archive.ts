import { Deflate, strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { SavedNetwork } from '../backbone/backbone.js';
import { Pacer } from '../pacer.js';
import type { Archive } from './archive.js';
import { formatMetadata } from './format-metadata.js';
import { writeFloats, writeHalves } from './little-endian.js';
import { MAX_BYTES, MAX_COMPRESSION, MAX_METADATA_BYTES } from './limits.js';
import { HEAD_FILE, METADATA_FILE, NETWORK_FILE, SAMPLES_FILE, sizeOf, type FileInfo } from './metadata.js';
import { parseMetadata } from './parse-metadata.js';
import { bytesOf } from './saved-arrays.js';
import { readZipDirectory } from './zip-directory.js';
import { SEAL_LENGTH, sealOf, sealText } from './zip-seal.js';

/** Room for headers, directory and seal. */
const ZIP_OVERHEAD = 1024;
/** Weights written in one go. */
const FLOATS_STEP = 2 ** 16;
/** Bytes of text compressed in one go. */
const TEXT_STEP = 2 ** 16;

/**
 * Writes a .gesture file. The same archive gives the same bytes. Long ones are written in slices of a few
 * milliseconds, so that a page stays responsive.
 *
 * Samples and weights are stored uncompressed. Deflate would shrink MobileNet's features, three quarters of
 * which are zero, to 29 %, but takes about nine times as long as all else together (and gains nothing on dense ones).
 *
 * @param live - What to save, as it is now: later changes to its list of samples don't matter.
 * @param options - `compress`: deflate samples and weights too, for files that are shipped; `signal` ends the work.
 * @returns The file; its buffer may be somewhat larger than it.
 * @throws `TypeError` where the archive could not be read back: what {@link readArchive} refuses isn't written.
 */
export async function writeArchive(
  live: Archive,
  options: { readonly compress?: boolean; readonly signal?: AbortSignal | undefined } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  options.signal?.throwIfAborted();
  // Samples that are added or removed while this waits must not get half into the file.
  const archive = { ...live, samples: [...live.samples] };
  const pacer = new Pacer(options.signal);
  const files = new Map<string, FileInfo>(sizes(archive));
  const binary = [...files.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  const text = checkedText(archive, files).length * 3;
  if (binary + text > MAX_BYTES)
    throw unsavable(`it has ${binary + text} bytes, and at most ${MAX_BYTES} are read: remove samples`);
  const out = new Uint8Array(binary + text + ZIP_OVERHEAD);
  let length = 0;
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    out.set(chunk, length);
    length += chunk.length;
  });

  const binaryFile = (name: string) => addFile(zip, name, options.compress === true);
  const samples = binaryFile(SAMPLES_FILE);
  const scratch = new Uint8Array(archive.backbone.dimensions * 2);
  const scratchView = new DataView(scratch.buffer);
  for (const { id, features } of [...(archive.starter ?? []), ...archive.samples]) {
    if (pacer.due) await pacer.rest();
    if (!writeHalves(features, scratchView))
      throw unsavable(`sample ${id} has a feature that is not a finite number`);
    samples.push(scratch);
  }
  files.set(SAMPLES_FILE, finish(samples));
  for (const [name, { saved, what }] of savedIn(archive)) {
    const file = binaryFile(name);
    for (const [array, floats] of slicesOf(saved.arrays)) {
      if (pacer.due) await pacer.rest();
      const bytes = new Uint8Array(floats.length * 4);
      if (!writeFloats(floats, new DataView(bytes.buffer)))
        throw unsavable(`${what}'s array ${array} has a weight that is not a finite number`);
      file.push(bytes);
    }
    files.set(name, finish(file));
  }
  const metadataText = strToU8(formatMetadata(archive, files));
  // Text that repeats itself shrinks so much that it would be taken for a zip bomb.
  const metadata = addFile(zip, METADATA_FILE, !(await shrinksTooMuch(metadataText, pacer)));
  for (let from = 0; from < metadataText.length; from += TEXT_STEP) {
    if (pacer.due) await pacer.rest();
    metadata.push(metadataText.subarray(from, from + TEXT_STEP), from + TEXT_STEP >= metadataText.length);
  }
  zip.end();
  return seal(out, length);
}

/** How large the binary files will be. @throws `TypeError` where something doesn't have the size it has to have. */
function* sizes(archive: Archive): Iterable<[string, FileInfo]> {
  const { backbone, starter = [], samples } = archive;
  const vectors = [...starter, ...samples];
  for (const { id, features } of vectors) {
    if (features.length === backbone.dimensions) continue;
    throw unsavable(`sample ${id} has ${features.length} features instead of ${backbone.dimensions}`);
  }
  yield [SAMPLES_FILE, { bytes: vectors.length * backbone.dimensions * 2, crc32: 0 }];
  for (const [file, { saved, what }] of savedIn(archive)) {
    for (const [name, { shape, data }] of Object.entries(saved.arrays)) {
      if (data.length === sizeOf(shape)) continue;
      throw unsavable(
        `${what}'s array ${name} has ${data.length} numbers, which is not its shape ${shape.join('×')}`,
      );
    }
    yield [file, { bytes: bytesOf(Object.values(saved.arrays)), crc32: 0 }];
  }
}

/** What the archive has besides samples, by file, in the order in which it is written. */
function savedIn({ head, backbone }: Archive): [string, { saved: SavedNetwork; what: string }][] {
  const { network } = backbone;
  return [
    ...(head.trained ? [file(HEAD_FILE, head.trained, 'the head')] : []),
    ...(network ? [file(NETWORK_FILE, network, 'the backbone')] : []),
  ];
}

function file(
  name: string,
  saved: SavedNetwork,
  what: string,
): [string, { saved: SavedNetwork; what: string }] {
  return [name, { saved, what }];
}

function* slicesOf(arrays: SavedNetwork['arrays']): Iterable<[string, Float32Array]> {
  for (const [name, { data }] of Object.entries(arrays)) {
    for (let from = 0; from < data.length; from += FLOATS_STEP)
      yield [name, data.subarray(from, from + FLOATS_STEP)];
  }
}

/** The metadata before checksums are known, put through the reader: what it refuses must not be written. */
function checkedText(archive: Archive, files: ReadonlyMap<string, FileInfo>): string {
  try {
    const text = formatMetadata(archive, files);
    const { length } = strToU8(text);
    if (length > MAX_METADATA_BYTES)
      throw new TypeError(`it has ${length} bytes, but at most ${MAX_METADATA_BYTES} are read`);
    parseMetadata(text);
    return text;
  } catch (error) {
    throw unsavable('its metadata would not be readable', error);
  }
}

function addFile(zip: Zip, name: string, compress: boolean): ZipPassThrough | ZipDeflate {
  const file = compress ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name);
  // Zip dates have no time zone. A constant one keeps the file the same everywhere; metadata.json has the true one.
  file.mtime = new Date(1980, 0, 1);
  zip.add(file);
  return file;
}

/** Whether readers would take the text, compressed, for something that was made to fill their memory. */
async function shrinksTooMuch(text: Uint8Array, pacer: Pacer): Promise<boolean> {
  let packed = 0;
  const deflate = new Deflate({ level: 6 }, (chunk) => (packed += chunk.length));
  for (let from = 0; from < text.length; from += TEXT_STEP) {
    // Known after a few steps, for most texts.
    if (packed * MAX_COMPRESSION >= text.length) return false;
    if (pacer.due) await pacer.rest();
    deflate.push(text.subarray(from, from + TEXT_STEP), from + TEXT_STEP >= text.length);
  }
  return packed * MAX_COMPRESSION < text.length;
}

function finish(file: ZipPassThrough | ZipDeflate): FileInfo {
  file.push(new Uint8Array(0), true);
  return { bytes: file.size, crc32: file.crc >>> 0 };
}

/** Appends the seal as the zip's comment, whose length is the last field of the zip. */
function seal(out: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const zip = out.subarray(0, length);
  const entries = readZipDirectory(zip);
  zip[length - 2] = SEAL_LENGTH;
  const comment = strToU8(sealText(sealOf(zip, entries)));
  out.set(comment, length);
  return out.subarray(0, length + comment.length);
}

function unsavable(reason: string, cause?: unknown): TypeError {
  const detail = cause instanceof Error ? `${reason} (${cause.message})` : reason;
  return new TypeError(`This classifier cannot be saved: ${detail}.`, { cause });
}
