// The bundled landmark network as TensorFlow.js runs it, without anything of ours.
import * as tf from '@tensorflow/tfjs-core';
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const path = fileURLToPath(
  new URL('../../../dist/backbone/hand/assets/handlandmark-lite.json', import.meta.url),
);

/** @param {{ anySize?: boolean }} [options] - `anySize`: takes inputs of other sizes than it was made for. */
export async function landmarkGraph({ anySize = false } = {}) {
  const { modelTopology, weightsManifest, ...rest } = JSON.parse(await readFile(path, 'utf8'));
  if (anySize) for (const node of modelTopology.node) if (node.op === 'Placeholder') delete node.attr.shape;
  const weightData = await readFile(path.replace('.json', '.bin'));
  return loadGraphModel(
    tf.io.fromMemory({
      ...rest,
      ...(anySize && { signature: undefined }),
      modelTopology,
      weightSpecs: weightsManifest.flatMap(({ weights }) => weights),
      weightData: new Uint8Array(weightData).buffer,
    }),
  );
}

/** RGBA bytes as the network's input, a tensor to be disposed of. */
export function toInput({ data, width, height }, scale = (value) => value / 255) {
  const input = new Float32Array(width * height * 3);
  for (let i = 0, p = 0; i < input.length; p += 4) {
    for (let c = 0; c < 3; c++) input[i++] = scale(data[p + c]);
  }
  return tf.tensor4d(input, [1, height, width, 3]);
}
