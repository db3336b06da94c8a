import type {
  BackbonePlugin,
  HeadPlugin,
  PixelFrame,
  SavedHead,
  TrainedHead,
  TrainingSet,
} from '../../src/index.js';
import { halfValues } from '../../src/samples/half.js';
import { centreSquare } from '../../src/frame/view.js';

const SIDE = 4;

/** A user's own backbone: the colours of a 4×4 mosaic of the frame. Black frames count as "no hand". */
export function mosaic(): BackbonePlugin & { opened: number; disposed: number } {
  const plugin = {
    name: 'mosaic',
    opened: 0,
    disposed: 0,
    load: () =>
      Promise.resolve({
        id: 'mosaic/4x4',
        dimensions: SIDE * SIDE * 3,
        preprocessing: { width: SIDE, height: SIDE },
        open: () => {
          plugin.opened++;
          return {
            read: async (
              view: Parameters<ReturnType<Awaited<ReturnType<BackbonePlugin['load']>>['open']>['read']>[0],
            ) => {
              const { data } = view.read(centreSquare(view), SIDE);
              await new Promise((resolve) => setTimeout(resolve, 5));
              const features = Float32Array.from(
                data.filter((_, i) => i % 4 < 3),
                (value) => value / 255,
              );
              return { features: features.some((value) => value > 0) ? features : null };
            },
          };
        },
        dispose: () => void plugin.disposed++,
      }),
  };
  return plugin;
}

/** A user's own head: the nearest mean. Trains in `epochs` of 10 ms, so that there is time to interfere. */
export function nearestMean(): HeadPlugin {
  return {
    name: 'nearest-mean',
    create: ({ dimensions, labels }) => ({
      async train(set, { signal, epochs = 1, onEpoch }) {
        for (let epoch = 0; epoch < epochs; epoch++) {
          await new Promise((resolve) => setTimeout(resolve, 10));
          signal?.throwIfAborted();
          onEpoch?.({ epoch, epochs, loss: 0, accuracy: 1 });
        }
        const means = meansOf(set, dimensions, labels);
        const head = trainedOn(means, dimensions, labels);
        const leftOut = new Float32Array(set.samples.length * labels);
        for (let i = 0; i < set.samples.length; i++) {
          const others = without(set, i);
          const scores = trainedOn(meansOf(others, dimensions, labels), dimensions, labels).score(
            decode(set.samples[i].features),
          );
          leftOut.set(await scores, i * labels);
        }
        return { head, leftOut };
      },
      restore: ({ arrays }: SavedHead) =>
        Promise.resolve(trainedOn(arrays['means'].data, dimensions, labels)),
      dispose: () => undefined,
    }),
  };
}

function decode(half: Uint16Array): Float32Array {
  return Float32Array.from(half, (bits) => halfValues()[bits]);
}

function without({ samples, targets }: TrainingSet, index: number): TrainingSet {
  return {
    samples: samples.filter((_, i) => i !== index),
    targets: targets.filter((_, i) => i !== index),
  };
}

/** One row a label; far from everything where a label has no sample. */
function meansOf({ samples, targets }: TrainingSet, dimensions: number, labels: number): Float32Array {
  const means = new Float32Array(labels * dimensions);
  const counts = new Array<number>(labels).fill(0);
  samples.forEach(({ features }, i) => {
    counts[targets[i]]++;
    decode(features).forEach((value, d) => (means[targets[i] * dimensions + d] += value));
  });
  return means.map((value, i) => {
    const count = counts[Math.floor(i / dimensions)];
    return count > 0 ? value / count : 1e4;
  });
}

function trainedOn(means: Float32Array, dimensions: number, labels: number): TrainedHead {
  return {
    score(features) {
      const scores = Float32Array.from({ length: labels }, (_, label) => {
        const mean = means.subarray(label * dimensions, (label + 1) * dimensions);
        const distance = features.reduce((sum, value, d) => sum + (value - mean[d]) ** 2, 0);
        return Math.exp(-distance);
      });
      const sum = scores.reduce((a, b) => a + b, 1e-30);
      return scores.map((score) => score / sum);
    },
    save: () => ({ settings: {}, arrays: { means: { shape: [labels, dimensions], data: means } } }),
    dispose: () => undefined,
  };
}

/** A frame of one colour. */
export function plain(red: number, green: number, blue: number, side = 32): PixelFrame {
  const data = new Uint8ClampedArray(side * side * 4);
  for (let i = 0; i < data.length; i += 4) data.set([red, green, blue, 255], i);
  return { data, width: side, height: side };
}

/** A frame of two others: the left half of one, the right half of the other. */
export function halves(left: PixelFrame, right: PixelFrame): PixelFrame {
  const { width } = left;
  const data = left.data.map((value, i) => ((i / 4) % width < width / 2 ? value : right.data[i]));
  return { ...left, data };
}

/** Frames that any of the tests may teach. */
export const RED = plain(255, 0, 0);
export const GREEN = plain(0, 255, 0);
export const BLUE = plain(0, 0, 255);
export const BLACK = plain(0, 0, 0);
