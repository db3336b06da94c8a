import { expect, test } from 'vitest';
import type { Archive } from '../../src/archive/archive.js';
import { readArchive } from '../../src/archive/read-archive.js';
import { writeArchive } from '../../src/archive/write-archive.js';
import { GestureError } from '../../src/errors.js';
import { makeArchive, rezipped, unzipped, withFile } from '../support/archives.js';
import { randomNumbers } from '../support/random.js';

/**
 * Files damaged in every way we could think of. Whatever is done to one, reading it either fails with
 * 'invalid-archive' or gives exactly what was saved; nothing else is thrown and nothing takes long.
 */
const EACH = 500;

/** Longest reading of a damaged file, in milliseconds: far more than a busy machine needs, far less than a hang. */
const PATIENCE = 3000;

interface Original {
  readonly archive: Archive;
  readonly file: Uint8Array;
}
type Mutation = (original: Original, random: Random, other: Original) => Uint8Array;
interface Random {
  /** A whole number from 0 to n − 1. */
  below(n: number): number;
}

const WORDS = [0, 1, 0xff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];
const VALUES = [
  null,
  true,
  -1,
  0.5,
  1e300,
  2 ** 53,
  '',
  'x',
  '\u0000',
  'x'.repeat(3000),
  [],
  {},
  [[]],
  [1, 2, 3],
];

const mutations: Record<string, Mutation> = {
  'bits flipped': ({ file }, random) => {
    const bytes = file.slice();
    for (let n = 1 + random.below(8); n > 0; n--) bytes[random.below(bytes.length)] ^= 1 << random.below(8);
    return bytes;
  },
  'bytes replaced, in bursts': ({ file }, random) => {
    const bytes = file.slice();
    const from = random.below(bytes.length);
    return bytes.map((byte, i) => (i >= from && i < from + 1 + random.below(64) ? random.below(256) : byte));
  },
  'cut off or cut out': ({ file }, random) => {
    const from = random.below(file.length);
    const to = random.below(2) ? file.length : from + random.below(file.length - from);
    return joined(file.subarray(0, from), file.subarray(to));
  },
  'spliced with itself or another': ({ file }, random, other) => {
    const source = random.below(2) ? file : other.file;
    const from = random.below(source.length);
    const piece = source.subarray(from, from + random.below(200));
    const at = random.below(file.length);
    return joined(file.subarray(0, at), piece, file.subarray(at + (random.below(2) ? piece.length : 0)));
  },
  'words of the headers set to extremes': ({ file }, random) => {
    const bytes = file.slice();
    const view = new DataView(bytes.buffer);
    const headers = signatures(view);
    for (let n = 1 + random.below(3); n > 0; n--) {
      const at = headers[random.below(headers.length)] + 4 + random.below(42);
      const word = WORDS[random.below(WORDS.length)];
      if (at + 4 > bytes.length) continue;
      if (random.below(2)) view.setUint32(at, word, true);
      else view.setUint16(at, word, true);
    }
    // Without its seal, the headers are all that a reader can go by.
    return random.below(2) ? unsealed(bytes) : bytes;
  },
  'metadata with a field of the wrong kind, checksums right': ({ file }, random) => {
    const { metadata, files } = unzipped(file);
    const places = placesIn(metadata).filter(({ path }) => !isFreeText(path));
    const { parent, key } = places[random.below(places.length)];
    const before = JSON.stringify(parent[key]);
    do parent[key] = VALUES[random.below(VALUES.length)];
    while (JSON.stringify(parent[key]) === before);
    return rezipped(metadata, files, random.below(2) ? 6 : 0);
  },
  'metadata damaged as text, checksums right': ({ file }, random) => {
    const { files } = unzipped(file);
    const text = new TextDecoder().decode(files['metadata.json']);
    const marks = [...text.matchAll(/["[\]{},:]/g)].map((match) => match.index);
    const at = marks[random.below(marks.length)];
    return rezipped(text.slice(0, at) + (random.below(2) ? '\u0007' : '') + text.slice(at + 1), files);
  },
  'numbers that are none, checksums right': ({ file }, random) => {
    const name = random.below(2) ? 'samples.bin' : 'head.bin';
    const content = unzipped(file).files[name].slice();
    const view = new DataView(content.buffer);
    if (name === 'samples.bin')
      view.setUint16(random.below(content.length / 2) * 2, 0x7c00 + random.below(1024), true);
    else view.setUint32(random.below(content.length / 4) * 4, 0x7f800000 + random.below(2 ** 23), true);
    return withFile(file, name, content);
  },
  bombs: ({ file }, random) => {
    const { metadata, files } = unzipped(file);
    const size = 2 ** (13 + random.below(6));
    const name = ['samples.bin', 'head.bin', 'extra.bin'][random.below(3)];
    if (name !== 'extra.bin' && random.below(2)) metadata.files[name].bytes = size;
    const bytes = rezipped(metadata, { ...files, [name]: new Uint8Array(size) }, 6);
    if (random.below(2)) return bytes;
    const view = new DataView(bytes.buffer);
    for (let at = 0; at + 4 <= bytes.length; at++) {
      if (view.getUint32(at, true) === size) view.setUint32(at, metadata.files['head.bin'].bytes, true);
    }
    return bytes;
  },
};

test.each(Object.entries(mutations))(`${EACH} files: %s`, async (name, mutate) => {
  const archive = makeArchive();
  const other = makeArchive({ samples: 5, dimensions: 4 });
  const originals = [
    { archive, file: await writeArchive(archive) },
    { archive: other, file: await writeArchive(other) },
  ];
  const next = randomNumbers([...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7));
  const random: Random = { below: (n) => Math.floor(next() * n) };
  let refused = 0;
  for (let i = 0; i < EACH; i++) {
    const original = originals[i % 2];
    const bytes = mutate(original, random, originals[1 - (i % 2)]);
    const start = performance.now();
    try {
      const restored = await readArchive(bytes);
      expect(restored, `file ${i} was read, but wrong`).toEqual(original.archive);
    } catch (error) {
      if (!(error instanceof GestureError) || error.code !== 'invalid-archive') throw error;
      refused++;
    }
    expect(performance.now() - start).toBeLessThan(PATIENCE);
  }
  // A mutation that changed nothing (a byte replaced by itself) is read; nearly all must have been noticed.
  expect(refused).toBeGreaterThan(EACH * 0.8);
});

function joined(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** Where the zip's records start. */
function signatures(view: DataView): number[] {
  const found: number[] = [];
  for (let at = 0; at + 4 <= view.byteLength; at++) {
    if ([0x04034b50, 0x02014b50, 0x06054b50].includes(view.getUint32(at, true))) found.push(at);
  }
  return found;
}

function unsealed(bytes: Uint8Array): Uint8Array {
  const length = bytes[bytes.length - 'digit-gesture seal 00000000'.length - 2];
  const plain = bytes.slice(0, bytes.length - 'digit-gesture seal 00000000'.length);
  if (length === 'digit-gesture seal 00000000'.length) plain[plain.length - 2] = 0;
  return plain;
}

interface Place {
  readonly parent: Record<string, unknown>;
  readonly key: string;
  readonly path: string;
}

/** Every place in a JSON value where something stands. */
function placesIn(value: unknown, path = ''): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const parent = value as Record<string, unknown>;
  return Object.keys(parent).flatMap((key) => [
    { parent, key, path: `${path}/${key}` },
    ...placesIn(parent[key], `${path}/${key}`),
  ]);
}

/** Places where another value would be as good: settings of a head, texts for people. */
function isFreeText(path: string): boolean {
  return /^\/(madeWith|backbone\/(id|name|preprocessing)|head\/(name|trained\/settings)|mirror|labels\/|samples\/\d+\/[01]|head\/trained\/arrays\/\d+\/name)/.test(
    path,
  );
}
