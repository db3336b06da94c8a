// Milliseconds a frame of the fused MobileNet against the plain layers model, side by side in one process.
import * as tf from '@tensorflow/tfjs-core';
import { loadLayersModel, model as makeModel } from '@tensorflow/tfjs-layers';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FallbackEngine } from '../../dist/backends/engine.js';
import { openView } from '../../dist/frame/open-view.js';
import { centreSquare } from '../../dist/frame/view.js';
import { mobilenet, wasm } from '../../dist/index.js';

const WARM_UP = 10;
const ROUNDS = 60;

/** Prints the table. `folder` holds models/ as ../shared does. */
export async function speed(folder) {
  const modelPath = join(folder, 'models/mobilenet_v1_0.25_224/model.json');
  const engine = await FallbackEngine.start([wasm()]);
  const backbone = await mobilenet({ modelUrl: pathToFileURL(modelPath) }).load({ engine });
  const plain = await plainModel(modelPath);
  const view = openView(noise(640, 480), true);
  const reader = backbone.open();
  const ways = {
    'plain layers model': async () => {
      const { data } = view.read(centreSquare(view), 224);
      const input = new Float32Array(224 * 224 * 3);
      for (let i = 0, p = 0; i < input.length; p += 4) {
        for (let c = 0; c < 3; c++) input[i++] = data[p + c] / 127.5 - 1;
      }
      const output = tf.tidy(() => plain.predict(tf.tensor4d(input, [1, 224, 224, 3])));
      await output.data();
      output.dispose();
    },
    'digit-gesture (fused)': () => reader.read(view, false),
    'of which crop and resize': () => Promise.resolve(view.read(centreSquare(view), 224)),
  };
  const times = new Map(Object.keys(ways).map((name) => [name, []]));
  // In turns, so that what else the machine does falls on all of them.
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const [name, run] of Object.entries(ways)) {
      const start = performance.now();
      await run();
      if (round >= WARM_UP) times.get(name).push(performance.now() - start);
    }
  }
  console.log('\nMilliseconds a frame, 640×480 → features, WASM, one thread (median, fastest tenth)');
  const medians = [...times].map(([name, list]) => {
    list.sort((a, b) => a - b);
    const [median, fast] = [list[list.length >> 1], list[Math.floor(list.length / 10)]];
    console.log(`  ${name.padEnd(26)} ${median.toFixed(2).padStart(7)} ${fast.toFixed(2).padStart(7)}`);
    return median;
  });
  console.log(`  ratio of medians: ${(medians[0] / medians[1]).toFixed(2)}×`);
  plain.dispose();
  backbone.dispose();
}

async function plainModel(path) {
  const { modelTopology, weightsManifest } = JSON.parse(await readFile(path, 'utf8'));
  const files = weightsManifest.flatMap(({ paths }) => paths);
  const shards = await Promise.all(files.map((file) => readFile(join(path, '..', file))));
  const full = await loadLayersModel(
    tf.io.fromMemory({
      modelTopology,
      weightSpecs: weightsManifest.flatMap(({ weights }) => weights),
      weightData: new Uint8Array(Buffer.concat(shards)).buffer,
    }),
  );
  return makeModel({ inputs: full.inputs, outputs: full.getLayer('conv_pw_13_relu').output });
}

/** A repeatable picture that no codec made easy. */
function noise(width, height) {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0, state = 1; i < data.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    data[i] = state >>> 24;
  }
  return { data, width, height };
}
