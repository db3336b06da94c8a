// Models as Teachable Machine makes them. None that it made itself is at hand: what stands for one is made here with
// tfjs-layers, built and named as its library does.
import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { openView } from '../../src/frame/open-view.js';
import { centreSquare } from '../../src/frame/view.js';
import type { PixelFrame } from '../../src/index.js';
import { nodeEngine } from './node-engine.js';
import { randomNumbers } from './random.js';

/** The files of a model, by name. */
export type Files = Record<string, Uint8Array<ArrayBuffer>>;
/** As Teachable Machine downloads them. */
export const zip = (files: Zippable): Blob => new Blob([zipSync(files)]);
/** What is in a zip. */
export const unzip = async (blob: Blob): Promise<Files> =>
  unzipSync(new Uint8Array(await blob.arrayBuffer()));

/** What tfjs-layers itself makes of a model's files. */
export async function loadPlainly(files: Files): Promise<layers.LayersModel> {
  const json = JSON.parse(strFromU8(files['model.json'])) as {
    modelTopology: object;
    weightsManifest: { weights: tf.io.WeightsManifestEntry[] }[];
  };
  return layers.loadLayersModel({
    load: () =>
      Promise.resolve({
        modelTopology: json.modelTopology,
        weightSpecs: json.weightsManifest.flatMap(({ weights }) => weights),
        weightData: files['weights.bin'].slice().buffer,
      }),
  });
}

/** What a plain layers model makes of a frame that is prepared as Teachable Machine's library does. */
export async function predictPlainly(
  model: layers.LayersModel,
  frame: PixelFrame,
  divisor: number,
  mirror = true,
): Promise<number[]> {
  const [, size, , channels] = model.inputs[0].shape as number[];
  const view = openView(frame, mirror);
  const { data } = view.read(centreSquare(view), size);
  const input = new Float32Array(size * size * channels);
  for (let i = 0; i < size * size; i++) {
    const [r, g, b] = data.subarray(i * 4, i * 4 + 3);
    if (channels === 1) input[i] = (0.2989 * r + 0.587 * g + 0.114 * b) / divisor - 1;
    else [r, g, b].forEach((value, c) => (input[i * 3 + c] = value / divisor - 1));
  }
  const engine = await nodeEngine();
  return engine.run(() =>
    tf.tidy(() => [
      ...(model.predict(tf.tensor4d(input, [1, size, size, channels])) as tf.Tensor).dataSync(),
    ]),
  );
}

/** MobileNetV2's kinds of layers in small: stem, an inverted residual with its sum, and a stride with padding. */
function miniMobileNetV2(size: number, channels: number) {
  const { input, conv2d, depthwiseConv2d, batchNormalization, reLU, add, zeroPadding2d } = layers.layers;
  const weights = { kernelInitializer: 'glorotNormal', depthwiseInitializer: 'glorotNormal' } as const;
  const image = input({ shape: [size, size, channels] });
  let count = 0;
  const norm = (x: layers.SymbolicTensor) =>
    batchNormalization({
      ...{ name: `bn_${count}`, epsilon: 1e-3, momentum: 0.999 },
      gammaInitializer: layers.initializers.randomUniform({ minval: 0.5, maxval: 1.5, seed: ++count }),
      betaInitializer: layers.initializers.randomUniform({ minval: -0.2, maxval: 0.2, seed: ++count }),
      movingMeanInitializer: layers.initializers.randomUniform({ minval: -0.2, maxval: 0.2, seed: ++count }),
      movingVarianceInitializer: layers.initializers.randomUniform({
        minval: 0.5,
        maxval: 1.5,
        seed: ++count,
      }),
    }).apply(x) as layers.SymbolicTensor;
  const relu = (x: layers.SymbolicTensor) => reLU({ maxValue: 6 }).apply(x) as layers.SymbolicTensor;
  const conv = (x: layers.SymbolicTensor, filters: number, kernelSize = 1, strides = 1) =>
    conv2d({
      ...weights,
      name: `c_${count}`,
      filters,
      kernelSize,
      strides,
      padding: 'same',
      useBias: false,
    }).apply(x) as layers.SymbolicTensor;
  const deep = (x: layers.SymbolicTensor, strides: number, padding: 'same' | 'valid') =>
    depthwiseConv2d({
      ...weights,
      name: `d_${count}`,
      kernelSize: 3,
      strides,
      padding,
      useBias: false,
    }).apply(x) as layers.SymbolicTensor;
  const stem = relu(norm(conv(image, 8, 3, 2)));
  const wide = relu(norm(deep(relu(norm(conv(stem, 16))), 1, 'same')));
  const sum = add().apply([stem, norm(conv(wide, 8))]) as layers.SymbolicTensor;
  const padded = zeroPadding2d({
    padding: [
      [0, 1],
      [0, 1],
    ],
  }).apply(sum) as layers.SymbolicTensor;
  const last = relu(norm(conv(relu(norm(deep(padded, 2, 'valid'))), 24)));
  return layers.model({ inputs: image, outputs: last });
}

/** Files as Teachable Machine's: a sequence of the network with its pooling, and of two dense layers. */
export async function teachableFiles(metadata: object = {}, size = 32, channels = 3): Promise<Files> {
  const engine = await nodeEngine();
  const { sequential, layers: kinds } = layers;
  const model = engine.run(() => {
    const network = sequential();
    network.add(miniMobileNetV2(size, channels));
    network.add(kinds.globalAveragePooling2d({}));
    const head = sequential();
    head.add(kinds.dense({ inputShape: [24], units: 10, activation: 'relu', name: 'dense_a' }));
    head.add(kinds.dense({ units: 3, activation: 'softmax', useBias: false, name: 'dense_b' }));
    const whole = sequential();
    whole.add(network);
    whole.add(head);
    return whole;
  });
  let files: Files = {};
  await model.save({
    save({ modelTopology, weightSpecs, weightData }) {
      const weightsManifest = [{ paths: ['weights.bin'], weights: weightSpecs }];
      files = {
        'model.json': strToU8(JSON.stringify({ modelTopology, weightsManifest })),
        'weights.bin': new Uint8Array(weightData as ArrayBuffer),
        'metadata.json': strToU8(
          JSON.stringify({
            ...{ tfjsVersion: '1.3.1', tmVersion: '2.4.7', packageVersion: '0.8.5' },
            ...{ packageName: '@teachablemachine/image', timeStamp: '2024-05-01T10:00:00.000Z' },
            ...{
              userMetadata: {},
              modelName: 'tm-my-image-model',
              labels: ['Class 1', 'two', '<b>'],
              imageSize: size,
            },
            ...metadata,
          }),
        ),
      };
      return Promise.resolve({ modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } });
    },
  });
  engine.run(() => model.dispose());
  return files;
}

/** Frames that differ in every pixel. */
export function noise(seed: number): PixelFrame {
  const next = randomNumbers(seed);
  const data = Uint8ClampedArray.from({ length: 48 * 40 * 4 }, () => next() * 255);
  return { data, width: 48, height: 40 };
}
