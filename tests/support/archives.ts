import { strToU8, unzipSync, zipSync } from 'fflate';
import type { Archive } from '../../src/archive/archive.js';
import { crc32, crcText } from '../../src/archive/crc32.js';
import { toHalf } from '../../src/samples/half.js';
import { randomNumbers } from './random.js';

/** metadata.json as parsed, for tests that change parts of it. */
export interface RawMetadata {
  [key: string]: unknown;
  files: Record<string, { bytes: number; crc32: string }>;
  samples: unknown[][];
}

/** An archive with random features and weights, the same for the same arguments. */
export function makeArchive(
  options: { samples?: number; dimensions?: number; trained?: boolean } = {},
): Archive {
  const { samples = 12, dimensions = 9, trained = true } = options;
  const random = randomNumbers(samples * 1000 + dimensions);
  const floats = (length: number) => Float32Array.from({ length }, () => random() * 2 - 1);
  const labels = ['0', '1', 'zwei 👋', '__proto__', 'constructor', '<img src=x onerror=alert(1)>'];
  return {
    labels,
    backbone: {
      id: 'test@1',
      name: 'test',
      dimensions,
      preprocessing: { side: 224, scale: 'minus one to one', exact: true },
    },
    mirror: true,
    samples: Array.from({ length: samples }, (_, i) => ({
      id: `sample-${i}`,
      label: labels[i % 4],
      addedAt: 1_700_000_000_000 + i * 1234,
      features: toHalf(floats(dimensions)),
    })),
    head: {
      name: 'test-head',
      trained: trained
        ? {
            settings: { lambda: 0.1, known: [0, 1, 2, 3], note: 'any JSON', nested: { nothing: null } },
            arrays: {
              weights: { shape: [dimensions, labels.length], data: floats(dimensions * labels.length) },
              bias: { shape: [labels.length], data: Float32Array.of(0, -0, 1e-45, 3.4e38, -1, 0.1) },
              none: { shape: [0, 3], data: new Float32Array(0) },
            },
          }
        : null,
    },
    savedAt: 1_760_000_000_123,
    madeWith: { 'digit-gesture': '0.1.0', '@tensorflow/tfjs-core': '4.22.0' },
  };
}

/** The files inside a .gesture file. */
export function unzipped(file: Uint8Array): { metadata: RawMetadata; files: Record<string, Uint8Array> } {
  const files = unzipSync(file);
  return { metadata: JSON.parse(new TextDecoder().decode(files['metadata.json'])) as RawMetadata, files };
}

/**
 * Zips files as a stranger's zip program would: honest checksums in the zip, no seal.
 * @param metadata - Becomes metadata.json: text as it is, anything else as JSON.
 */
export function rezipped(metadata: unknown, files: Record<string, Uint8Array>, level: 0 | 6 = 0): Uint8Array {
  const text = typeof metadata === 'string' ? metadata : JSON.stringify(metadata);
  return zipSync({ ...files, 'metadata.json': strToU8(text) }, { level });
}

/** Replaces a binary file, with size and checksum in the metadata set right. */
export function withFile(file: Uint8Array, name: string, content: Uint8Array): Uint8Array {
  const { metadata, files } = unzipped(file);
  metadata.files[name] = { bytes: content.length, crc32: crcText(crc32(content)) };
  return rezipped(metadata, { ...files, [name]: content });
}
