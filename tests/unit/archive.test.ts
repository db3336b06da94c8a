import { describe, expect, test, vi } from 'vitest';
import type { Archive } from '../../src/archive/archive.js';
import { crc32, crcText } from '../../src/archive/crc32.js';
import { readArchive } from '../../src/archive/read-archive.js';
import { writeArchive } from '../../src/archive/write-archive.js';
import { Pacer } from '../../src/pacer.js';
import { makeArchive, rezipped, unzipped } from '../support/archives.js';

/** Bytes of every typed array, so that -0, 0 and denormals count as different. */
function bits(archive: Archive): Uint8Array[] {
  const arrays: (Uint16Array | Float32Array)[] = archive.samples.map(({ features }) => features);
  if (archive.head.trained)
    arrays.push(...Object.values(archive.head.trained.arrays).map(({ data }) => data));
  return arrays.map((array) => new Uint8Array(array.slice().buffer));
}

describe('a .gesture file', () => {
  test.each([
    ['trained', {}],
    ['untrained', { trained: false }],
    ['without samples', { samples: 0 }],
    ['with many samples of odd length', { samples: 150, dimensions: 21 }],
  ])('gives back what was saved, bit for bit: %s', async (_, options) => {
    const archive = makeArchive(options);
    const restored = await readArchive(await writeArchive(archive));
    expect(restored).toEqual(archive);
    expect(bits(restored)).toEqual(bits(archive));
  });

  test('is not written where it would be too large to be read', async () => {
    const archive = makeArchive({ samples: 0 });
    const features = new Uint16Array(2 ** 20);
    // One array for all: only their number counts.
    const samples = Array.from({ length: 512 }, (_, i) => ({
      id: `${i}`,
      label: archive.labels[0],
      addedAt: 0,
      features,
    }));
    const backbone = { ...archive.backbone, dimensions: 2 ** 20 };
    await expect(writeArchive({ ...archive, backbone, samples })).rejects.toThrow(
      /cannot be saved: it has \d+ bytes, and at most 1073741824 are read: remove samples/,
    );
  });

  test('is the same bytes for the same archive', async () => {
    expect(await writeArchive(makeArchive())).toEqual(await writeArchive(makeArchive()));
  });

  test('can be read from the middle of a larger buffer, at any alignment', async () => {
    const file = await writeArchive(makeArchive());
    const buffer = new Uint8Array(file.length + 9);
    buffer.set(file, 3);
    expect(await readArchive(buffer.subarray(3, 3 + file.length))).toEqual(makeArchive());
  });

  test('can be read by people: metadata.json is indented, with a line for each sample', async () => {
    const { files } = unzipped(await writeArchive(makeArchive()));
    const lines = new TextDecoder().decode(files['metadata.json']).split('\n');
    expect(lines).toContain('  "format": "digit-gesture",');
    expect(lines).toContain('  "savedAt": "2025-10-09T08:53:20.123Z",');
    expect(lines).toContain('    "@tensorflow/tfjs-core": "4.22.0"');
    expect(lines).toContain('    ["sample-2",2,"2023-11-14T22:13:22.468Z"],');
  });

  test('keeps numbers little-endian', async () => {
    const archive = makeArchive({ samples: 1 });
    const { files } = unzipped(await writeArchive(archive));
    const halves = archive.samples[0].features;
    expect(Array.from(files['samples.bin'].subarray(0, 2))).toEqual([halves[0] & 255, halves[0] >> 8]);
    const bias = files['head.bin'].subarray(-6 * 4);
    expect(Array.from(bias.subarray(4, 8))).toEqual([0, 0, 0, 0x80]);
    expect(Array.from(bias.subarray(16, 20))).toEqual([0, 0, 0x80, 0xbf]);
  });

  test('may have small files that are compressed by any factor', async () => {
    const { metadata, files } = unzipped(
      await writeArchive(makeArchive({ dimensions: 2048, trained: false })),
    );
    const zeros = new Uint8Array(files['samples.bin'].length);
    metadata.files['samples.bin'].crc32 = crcText(crc32(zeros));
    const file = rezipped(metadata, { ...files, 'samples.bin': zeros }, 6);
    expect(file.length).toBeLessThan(zeros.length / 10);
    await expect(readArchive(file)).resolves.toMatchObject({ backbone: { dimensions: 2048 } });
  });

  test('may have unknown keys, another order, and a byte order mark', async () => {
    const { metadata, files } = unzipped(await writeArchive(makeArchive()));
    const reordered = Object.fromEntries(Object.entries({ ...metadata, comment: 'mine' }).reverse());
    expect(await readArchive(rezipped(`\ufeff${JSON.stringify(reordered)}`, files))).toEqual(makeArchive());
  });

  test('may be unpacked, corrected by hand and zipped again with any program', async () => {
    const { metadata, files } = unzipped(await writeArchive(makeArchive()));
    metadata['labels'] = ['null', 'eins', 'zwei', 'drei', 'vier', 'fünf'];
    const restored = await readArchive(rezipped(JSON.stringify(metadata, null, '\t'), files, 6));
    expect(restored.labels[1]).toBe('eins');
    expect(restored.samples[1].label).toBe('eins');
    expect(bits(restored)).toEqual(bits(makeArchive()));
  });

  test('keeps hostile labels and names as plain data', async () => {
    const archive = makeArchive();
    const restored = await readArchive(await writeArchive(archive));
    expect(restored.labels).toEqual(archive.labels);
    expect(restored.samples[3].label).toBe('__proto__');
    expect(Object.getPrototypeOf(restored)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('may change its list of samples while it is written', async () => {
    const archive = makeArchive({ samples: 120, dimensions: 20_000 });
    const samples = [...archive.samples];
    const writing = writeArchive({ ...archive, samples });
    samples.length = 3;
    expect((await readArchive(await writing)).samples).toHaveLength(120);
  });

  test.each<[string, (archive: Archive) => Archive, string]>([
    ['one label', (a) => ({ ...a, labels: ['0'], samples: [] }), 'there is 1 label'],
    ['a label twice', (a) => ({ ...a, labels: [...a.labels, '0'] }), 'the label "0" is there twice'],
    ['a lone surrogate', (a) => ({ ...a, labels: [...a.labels, '\ud83d'] }), 'not well-formed Unicode'],
    ['a sample of no label', (a) => ({ ...a, labels: ['x', 'y'] }), 'the label of samples[0]'],
    [
      'a feature too few',
      (a) => ({ ...a, backbone: { ...a.backbone, dimensions: 10 } }),
      '9 features instead of 10',
    ],
    ['a date that is none', (a) => ({ ...a, savedAt: NaN }), 'Invalid time value'],
    [
      'an infinite feature',
      (a) => withFeature(a, 0x7c00),
      'sample-11 has a feature that is not a finite number',
    ],
    ['a feature that is no number', (a) => withFeature(a, 0xfe00), 'sample-11 has a feature'],
    ['a weight that is no number', (a) => withArray(a, [1], Float32Array.of(NaN)), 'array w has a weight'],
    [
      'a wrong shape',
      (a) => withArray(a, [2], Float32Array.of(1)),
      'array w has 1 numbers, which is not its shape 2',
    ],
  ])('is not written where it could not be read back: %s', async (_, change, reason) => {
    const writing = writeArchive(change(makeArchive()));
    await expect(writing).rejects.toThrow(TypeError);
    await expect(writing).rejects.toThrow(reason);
  });

  test('can be given up while it is written or read', async () => {
    const archive = makeArchive({ samples: 120, dimensions: 20_000 });
    const file = await writeArchive(archive);
    for (const work of [
      (signal: AbortSignal) => writeArchive(archive, { signal }),
      (signal: AbortSignal) => readArchive(file, { signal }),
    ]) {
      await expect(work(AbortSignal.abort('before'))).rejects.toBe('before');
      const abort = new AbortController();
      const running = work(abort.signal);
      abort.abort('during');
      await expect(running).rejects.toBe('during');
    }
  });

  test('gives way again and again while it is written and read', async () => {
    const archive = makeArchive({ samples: 300, dimensions: 12_544 });
    // A clock that moves on by a millisecond a look: how often it gives way depends on no machine's speed.
    let time = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => time++);
    const rest = vi.spyOn(Pacer.prototype, 'rest');
    try {
      const file = await writeArchive(archive);
      const whileWriting = rest.mock.calls.length;
      await readArchive(file);
      expect(whileWriting).toBeGreaterThan(3);
      expect(rest.mock.calls.length - whileWriting).toBeGreaterThan(3);
    } finally {
      vi.restoreAllMocks();
    }
  });
});

function withFeature(archive: Archive, half: number): Archive {
  const samples = archive.samples.map((sample) => ({ ...sample, features: sample.features.slice() }));
  samples[11].features[8] = half;
  return { ...archive, samples };
}

function withArray(archive: Archive, shape: number[], data: Float32Array): Archive {
  return { ...archive, head: { name: 'test', trained: { settings: {}, arrays: { w: { shape, data } } } } };
}
