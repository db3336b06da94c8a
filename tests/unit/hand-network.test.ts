import * as tf from '@tensorflow/tfjs-core';
import { loadGraphModel, type GraphModel } from '@tensorflow/tfjs-converter';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planOf, type GraphTopology } from '../../src/backbone/hand/landmark-graph.js';
import { LandmarkNetwork, type Look } from '../../src/backbone/hand/landmark-network.js';
import type { FallbackEngine } from '../../src/backends/engine.js';
import type { PixelFrame } from '../../src/frame/frame-source.js';
import { nodeEngine } from '../support/node-engine.js';
import { randomNumbers } from '../support/random.js';

const assets = new URL('../../src/backbone/hand/assets/', import.meta.url);
const RESULTS = [
  'Identity',
  'Identity_1',
  'Identity_2',
  'Identity_3',
  'model_1/model/global_average_pooling2d/Mean',
];

describe('LandmarkNetwork', () => {
  let engine: FallbackEngine;
  let network: LandmarkNetwork;
  let plain: GraphModel;

  beforeAll(async () => {
    engine = await nodeEngine();
    const json = JSON.parse(await readFile(new URL('handlandmark-lite.json', assets), 'utf8')) as {
      modelTopology: GraphTopology;
      weightsManifest: { weights: tf.io.WeightsManifestEntry[] }[];
    };
    const data = new Uint8Array(await readFile(new URL('handlandmark-lite.bin', assets))).buffer;
    const specs = json.weightsManifest[0].weights;
    network = new LandmarkNetwork(tf, engine, planOf(json.modelTopology), { specs, data });
    plain = await engine.run(() =>
      loadGraphModel(tf.io.fromMemory({ ...json, weightSpecs: specs, weightData: data })),
    );
  });
  afterAll(() => {
    network.dispose();
    plain.dispose();
  });

  /** The same results from the general graph interpreter, operation by operation. */
  function plainResults(pixels: PixelFrame): Float32Array[] {
    const rgb = Float32Array.from(
      pixels.data.filter((_, i) => i % 4 < 3),
      (value) => value / 255,
    );
    return engine.run(() =>
      tf.tidy(() =>
        (plain.execute(tf.tensor4d(rgb, [1, 224, 224, 3]), RESULTS) as tf.Tensor[]).map(
          (result) => result.dataSync() as Float32Array,
        ),
      ),
    );
  }
  const results = (look: Look): Float32Array[] => [
    look.landmarks,
    Float32Array.of(look.presence),
    Float32Array.of(look.handedness),
    look.metric,
    look.activation,
  ];

  it('gives what the graph model gives', async () => {
    for (const pixels of [noise(1), blobs(2), blobs(3)]) {
      const expected = plainResults(pixels);
      results(await network.look(pixels, false)).forEach((result, i) => {
        expect(result).toHaveLength(expected[i].length);
        const difference = Math.max(...result.map((value, k) => Math.abs(value - expected[i][k])));
        expect(difference, RESULTS[i]).toBeLessThan(1e-3);
      });
    }
  });

  it('looks in a mirror when asked to, and gives landmarks of the square as it was', async () => {
    const pixels = blobs(5);
    const mirrored = { ...pixels, data: mirror(pixels.data) };
    const inMirror = await network.look(pixels, true);
    const direct = await network.look(mirrored, false);
    expect(inMirror.activation).toEqual(direct.activation);
    expect(inMirror.metric).toEqual(direct.metric);
    inMirror.landmarks.forEach((value, i) => {
      expect(value).toBeCloseTo(i % 3 === 0 ? 224 - direct.landmarks[i] : direct.landmarks[i], 3);
    });
  });

  it('leaves no tensor behind, look after look', async () => {
    await network.look(noise(1), false);
    const before = tf.memory().numTensors;
    for (let i = 0; i < 5; i++) await network.look(noise(i), i % 2 === 0);
    expect(tf.memory().numTensors).toBe(before);
  });
});

function noise(seed: number): PixelFrame {
  const random = randomNumbers(seed);
  return { data: Uint8Array.from({ length: 224 * 224 * 4 }, () => random() * 256), width: 224, height: 224 };
}

/** Soft shapes, which excite the network more than noise does. */
function blobs(seed: number): PixelFrame {
  const data = Uint8Array.from({ length: 224 * 224 * 4 }, (_, i) => {
    const pixel = i >> 2;
    const x = pixel % 224;
    const y = Math.floor(pixel / 224);
    return 128 + 127 * Math.sin((x * seed) / 40 + (i % 4)) * Math.cos((y * (seed + 1)) / 50);
  });
  return { data, width: 224, height: 224 };
}

function mirror(data: PixelFrame['data']): Uint8Array {
  return Uint8Array.from(data, (_, i) => {
    const pixel = i >> 2;
    const x = pixel % 224;
    return data[(pixel - x + 223 - x) * 4 + (i % 4)];
  });
}
