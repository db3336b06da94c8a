import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { GestureError } from '../../src/errors.js';
import { crc32, crcText } from '../../src/archive/crc32.js';
import { readArchive } from '../../src/archive/read-archive.js';
import { writeArchive } from '../../src/archive/write-archive.js';
import { makeArchive, rezipped, unzipped, withFile, type RawMetadata } from '../support/archives.js';

let file: Uint8Array;
beforeAll(async () => {
  file = await writeArchive(makeArchive());
});

async function expectRefused(bytes: Uint8Array, reason: string | RegExp) {
  const error: unknown = await readArchive(bytes).then(
    () => 'it was read',
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(GestureError);
  expect((error as GestureError).code).toBe('invalid-archive');
  expect((error as GestureError).message).toMatch(reason);
}

describe('refused as a file', () => {
  test('what is no zip', async () => {
    await expectRefused(new Uint8Array(0), 'not a zip');
    await expectRefused(strToU8('<!doctype html><title>404</title>'.repeat(9)), 'not a zip');
    await expect(readArchive('x' as unknown as Uint8Array)).rejects.toThrow(TypeError);
  });

  test('every truncation', async () => {
    for (let length = 0; length < file.length; length++) {
      await expectRefused(file.subarray(0, length), /not a zip|its end is missing/);
    }
  });

  test('every single flipped bit', async () => {
    const small = await writeArchive(makeArchive({ samples: 2, dimensions: 2 }));
    const damaged = small.slice();
    for (let bit = 0; bit < small.length * 8; bit++) {
      damaged[bit >> 3] ^= 1 << (bit & 7);
      await expectRefused(damaged, 'Cannot read this file: ');
      damaged[bit >> 3] ^= 1 << (bit & 7);
    }
    expect(damaged).toEqual(small);
  });

  test('files that do not belong, paths, and names in disguise', async () => {
    const { metadata, files } = unzipped(file);
    for (const name of [
      'extra.txt',
      '../samples.bin',
      'a/metadata.json',
      'METADATA.JSON',
      '__MACOSX/._x',
      'C:\\x',
    ]) {
      await expectRefused(rezipped(metadata, { ...files, [name]: strToU8('x') }), 'which does not belong');
    }
    await expectRefused(
      rezipped(metadata, { ...files, ['n'.repeat(300)]: strToU8('x') }),
      'name that does not belong',
    );
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`f${i}`, strToU8('')]));
    await expectRefused(rezipped(metadata, many), 'too many');
  });

  test('two files of the same name', async () => {
    const { metadata, files } = unzipped(file);
    const bytes = rezipped(metadata, { ...files, 'samples.bix': files['samples.bin'] });
    const text = Buffer.from(bytes.buffer);
    for (let at = text.indexOf('samples.bix'); at >= 0; at = text.indexOf('samples.bix'))
      text[at + 10] = 0x6e;
    await expectRefused(bytes, 'two files of the same name');
  });

  test('files that share bytes', async () => {
    const { metadata, files } = unzipped(file);
    // A whole file inside of another that is stored as it is.
    const inner = zipSync({ 'head.bin': files['head.bin'] }, { level: 0 });
    const local = inner.subarray(0, 30 + 'head.bin'.length + files['head.bin'].length);
    const zip = rezipped(metadata, { 'samples.bin': local, 'head.bin': files['head.bin'] });
    const buffer = Buffer.from(zip.buffer);
    const inSamples = buffer.indexOf(local);
    const entry = buffer.lastIndexOf('head.bin') - 46;
    expect(buffer.readUInt32LE(entry)).toBe(0x02014b50);
    expect(buffer.readUInt32LE(entry + 42)).toBeGreaterThan(inSamples);
    buffer.writeUInt32LE(inSamples, entry + 42);
    await expectRefused(zip, 'files in its zip overlap');
  });

  test('missing files', async () => {
    const { metadata, files } = unzipped(file);
    await expectRefused(zipSync({ 'samples.bin': files['samples.bin'] }), 'it has no metadata.json');
    await expectRefused(
      rezipped(metadata, { 'head.bin': files['head.bin'], 'metadata.json': strToU8('') }),
      'samples.bin is missing',
    );
    await expectRefused(
      zipSync({ 'metadata.json': files['metadata.json'], 'samples.bin': files['samples.bin'] }),
      'head.bin is missing',
    );
  });

  test('parts of another file', async () => {
    const other = unzipped(await writeArchive(makeArchive({ samples: 13 })));
    const { files } = unzipped(file);
    await expectRefused(rezipped(other.metadata, files), 'samples.bin is missing, left over, or not as long');
    const swapped = files['samples.bin'].slice();
    swapped.set(files['samples.bin'].subarray(0, 18), 18);
    await expectRefused(zipSync({ ...files, 'samples.bin': swapped }), 'does not have the checksum');
  });

  test('zip bombs: by declared size, by ratio, and with a lie about the size', async () => {
    const { metadata, files } = unzipped(file);
    const zeros = new Uint8Array(20 * 2 ** 20);
    await expectRefused(zipSync({ ...files, 'metadata.json': zeros }), 'at most 16777216 are read');
    await expectRefused(zipSync({ ...files, 'metadata.json': zeros.subarray(0, 2 ** 20) }), 'a zip bomb');
    const claim = files['samples.bin'].length;
    metadata.files['samples.bin'] = { bytes: claim, crc32: crcText(crc32(zeros)) };
    const bomb = rezipped(metadata, { ...files, 'samples.bin': zeros }, 6);
    await expectRefused(
      claiming(bomb, zeros.length, claim),
      'does not have the 216 bytes that its zip declares',
    );
    await expectRefused(
      claiming(bomb, zeros.length, 2 ** 30),
      /unpacked it has \d+ bytes, and at most 1073741824/,
    );
  });
});

describe('refused as numbers', () => {
  test.each([0x7c00, 0xfc00, 0x7e00, 0xffff])('a feature with the bits %i', async (half) => {
    const content = unzipped(file).files['samples.bin'].slice();
    new DataView(content.buffer).setUint16(content.length - 2, half, true);
    await expectRefused(withFile(file, 'samples.bin', content), 'sample "sample-11" has a feature');
  });

  test.each([NaN, Infinity, -Infinity])('a weight of %f', async (weight) => {
    const content = unzipped(file).files['head.bin'].slice();
    new DataView(content.buffer).setFloat32(8, weight, true);
    await expectRefused(withFile(file, 'head.bin', content), 'array "weights" has a weight');
  });
});

describe('refused as metadata', () => {
  const refused: [string, (metadata: RawMetadata) => unknown, string][] = [
    ['no JSON', () => '{"format": "digit-gesture"', 'not valid JSON'],
    ['no object', () => '[]', 'the whole in metadata.json is not an object'],
    ['an abyss', () => '['.repeat(5_000_000), 'nested too deeply'],
    ['a deep setting', (m) => set(m, ['head', 'trained', 'settings', 'x'], deep(40)), 'nested too deeply'],
    ['another format', (m) => ({ ...m, format: 'other' }), 'not that of a digit-gesture file'],
    [
      'a newer version',
      (m) => ({ ...m, version: 2 }),
      'format version 2, and this library reads up to 1: update',
    ],
    ['version 0', (m) => ({ ...m, version: 0 }), 'version in metadata.json is not a whole number'],
    ['a text as version', (m) => ({ ...m, version: '1' }), 'version in metadata.json'],
    ['no labels', (m) => ({ ...m, labels: undefined }), 'labels in metadata.json is not a list'],
    ['one label', (m) => ({ ...m, labels: ['0'] }), 'there is 1 label,'],
    [
      '1,001 labels',
      (m) => ({ ...m, labels: Array.from({ length: 1001 }, String) }),
      'a list of at most 1000',
    ],
    ['a label twice', (m) => set(m, ['labels', 1], '0'), 'the label "0" is there twice'],
    ['an empty label', (m) => set(m, ['labels', 1], ''), 'label number 2 is empty'],
    ['a long label', (m) => set(m, ['labels', 1], 'x'.repeat(201)), 'label number 2 is longer than 200'],
    ['a number as label', (m) => set(m, ['labels', 1], 1), 'label number 2 is not a text'],
    [
      'a control character',
      (m) => set(m, ['labels', 1], 'a\u0000b'),
      'label number 2 has control characters',
    ],
    ['a C1 control', (m) => set(m, ['labels', 1], 'a\u0085b'), 'label number 2 has control characters'],
    ['half a character', (m) => set(m, ['labels', 1], '\udc00'), 'label number 2 is not well-formed Unicode'],
    ['a text as mirror', (m) => ({ ...m, mirror: 'yes' }), 'mirror in metadata.json is not true or false'],
    ['no date', (m) => ({ ...m, savedAt: 'today' }), 'savedAt in metadata.json is not a date'],
    [
      'a date in other words',
      (m) => ({ ...m, savedAt: '2025-10-09' }),
      'savedAt in metadata.json is not a date',
    ],
    ['no backbone', (m) => ({ ...m, backbone: null }), 'backbone in metadata.json is not an object'],
    ['no dimensions', (m) => set(m, ['backbone', 'dimensions'], 0), 'backbone.dimensions'],
    ['absurd dimensions', (m) => set(m, ['backbone', 'dimensions'], 1e9), 'a whole number from 1 to 1048576'],
    ['broken dimensions', (m) => set(m, ['backbone', 'dimensions'], 8.5), 'backbone.dimensions'],
    [
      'dimensions that do not fit',
      (m) => set(m, ['backbone', 'dimensions'], 8),
      'size of 12 samples of 8 features',
    ],
    [
      'an object in preprocessing',
      (m) => set(m, ['backbone', 'preprocessing', 'x'], {}),
      'not a text, a number',
    ],
    ['an infinite number', (m) => text(m).replace('"side":224', '"side":1e999'), 'has a number out of range'],
    ['a sample too few', (m) => ({ ...m, samples: m.samples.slice(1) }), 'size of 11 samples'],
    [
      'samples with one id',
      (m) => set(m, ['samples', 1, 0], 'sample-0'),
      'the sample id "sample-0" is there twice',
    ],
    ['an id that is a number', (m) => set(m, ['samples', 1, 0], 7), 'the id of samples[1] is not a text'],
    [
      'a label that is not there',
      (m) => set(m, ['samples', 1, 1], 6),
      'label of samples[1] in metadata.json',
    ],
    ['a label below 0', (m) => set(m, ['samples', 1, 1], -1), 'a whole number from 0 to 5'],
    ['a date that is a number', (m) => set(m, ['samples', 1, 2], 7), 'the date of samples[1]'],
    ['a row too long', (m) => set(m, ['samples', 1, 3], 7), 'more than id, label and date'],
    ['a row that is none', (m) => set(m, ['samples', 1], 'x'), 'samples[1] in metadata.json is not a list'],
    ['an unknown file', (m) => set(m, ['files', 'x.bin'], { bytes: 0, crc32: '00000000' }), 'names "x.bin"'],
    [
      'a wrong checksum',
      (m) => set(m, ['files', 'head.bin', 'crc32'], '00000000'),
      'does not have the checksum',
    ],
    ['a checksum that is none', (m) => set(m, ['files', 'head.bin', 'crc32'], 'ABCDEFGH'), 'is not one'],
    [
      'a wrong size',
      (m) => set(m, ['files', 'head.bin', 'bytes'], 4),
      'does not have the size of its arrays',
    ],
    [
      'weights without a head',
      (m) => set(m, ['head', 'trained'], null),
      'does not have the size of its arrays',
    ],
    [
      'an absurd shape',
      (m) => set(m, ['head', 'trained', 'arrays', 0, 'shape'], [1e9, 1e9]),
      'size of its arrays',
    ],
    [
      'a negative shape',
      (m) => set(m, ['head', 'trained', 'arrays', 0, 'shape'], [-9, -6]),
      'a whole number',
    ],
    [
      'an array name twice',
      (m) => set(m, ['head', 'trained', 'arrays', 1, 'name'], 'weights'),
      'a name twice',
    ],
    [
      'an array name that pollutes',
      (m) => set(m, ['head', 'trained', 'arrays', 0, 'name'], '__proto__'),
      'not allowed',
    ],
    ['a setting that pollutes', (m) => text(m).replace('"lambda"', '"__proto__"'), 'has the key "__proto__"'],
    ['a nested setting that pollutes', (m) => text(m).replace('"nothing"', '"constructor"'), 'has the key'],
  ];
  test.each(refused)('%s', async (_, change, reason) => {
    const { metadata, files } = unzipped(file);
    await expectRefused(rezipped(change(metadata), files), reason);
  });

  test('text that is not UTF-8', async () => {
    const { files } = unzipped(file);
    await expectRefused(
      zipSync({ ...files, 'metadata.json': Uint8Array.of(0x7b, 0xff, 0x7d) }),
      'is not UTF-8',
    );
  });
});

/** The zip with another size of one of its files, in both places that say it. */
function claiming(zip: Uint8Array, size: number, claim: number): Uint8Array {
  const lying = Buffer.from(zip);
  let found = 0;
  for (let at = 0; at < lying.length - 4; at++) {
    if (lying.readUInt32LE(at) !== size) continue;
    lying.writeUInt32LE(claim, at);
    found++;
  }
  expect(found).toBe(2);
  return lying;
}

/** Sets the value at a path. */
function set(root: RawMetadata, path: (string | number)[], value: unknown): RawMetadata {
  let at = root as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  at[path[path.length - 1]] = value;
  return root;
}

function text(metadata: RawMetadata): string {
  return JSON.stringify(metadata);
}

function deep(levels: number): unknown {
  return levels === 0 ? 1 : [deep(levels - 1)];
}
