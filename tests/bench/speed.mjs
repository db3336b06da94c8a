// Milliseconds a frame: the fused MobileNet against the plain layers model, and a followed hand against the bare
// landmark model, each side by side in one process.
import * as tf from '@tensorflow/tfjs-core';
import { loadLayersModel, model as makeModel } from '@tensorflow/tfjs-layers';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FallbackEngine } from '../../dist/backends/engine.js';
import { openView } from '../../dist/frame/open-view.js';
import { centreSquare } from '../../dist/frame/view.js';
import { hand, mobilenet, wasm } from '../../dist/index.js';
import { stillHand } from './support/clips.mjs';
import { landmarkGraph, toInput } from './support/graph-model.mjs';
import { inTurns } from './support/in-turns.mjs';

const SIDE = 224;

/** Prints the tables. `folder` holds models/ as ../shared does. */
export async function speed(folder) {
  const engine = await FallbackEngine.start([wasm()]);
  await mobilenetSpeed(join(folder, 'models/mobilenet_v1_0.25_224/model.json'), engine);
  await handSpeed(engine);
}

async function mobilenetSpeed(modelPath, engine) {
  console.log('Milliseconds a frame, 640×480 → features, WASM, one thread (median, fastest tenth)');
  const backbone = await mobilenet({ modelUrl: pathToFileURL(modelPath) }).load({ engine });
  const plain = await plainModel(modelPath);
  const view = openView(noise(640, 480), true);
  const reader = backbone.open();
  const plainWay = 'MobileNet, plain layers model';
  const fusedWay = 'MobileNet, digit-gesture (fused)';
  const times = await inTurns({
    [plainWay]: async () => {
      const input = toInput(view.read(centreSquare(view), SIDE), (value) => value / 127.5 - 1);
      await finished(plain.predict(input));
      input.dispose();
    },
    [fusedWay]: () => reader.read(view, false),
    'of which crop and resize': () => Promise.resolve(view.read(centreSquare(view), SIDE)),
  });
  console.log(`  ratio of medians: ${(times[plainWay] / times[fusedWay]).toFixed(2)}×`);
  plain.dispose();
  backbone.dispose();
}

/** On a hand that is held still: followed, so that each frame costs one look. */
async function handSpeed(engine) {
  const view = openView((await stillHand()).picture, true);
  const backbone = await hand().load({ engine });
  const reader = backbone.open();
  while (!(await reader.read(view, false)).features);
  const { hand: region } = await reader.read(view, false);
  const square = { x: view.width - region.x, y: region.y, size: region.size, rotation: -region.rotation };
  const graph = await landmarkGraph();
  const bareWay = 'bare landmark model, on a tensor that is ready';
  const usualWay = 'landmark model, from 640×480 pixels';
  const followWay = 'hand, digit-gesture (followed, described)';
  const ready = toInput(view.read(square, SIDE));
  const outputs = graph.outputs.map(({ name }) => name);
  console.log('\n  a followed hand');
  const times = await inTurns({
    [bareWay]: () => finished(graph.execute(ready, outputs)),
    [usualWay]: async () => {
      const input = toInput(view.read(square, SIDE));
      await finished(graph.execute(input, outputs));
      input.dispose();
    },
    [followWay]: () => reader.read(view, false),
    'of which crop, turn and resize': () => Promise.resolve(view.read(square, SIDE)),
  });
  console.log(`  ratio of medians, followed ÷ bare: ${(times[followWay] / times[bareWay]).toFixed(2)}×`);
  graph.dispose();
  ready.dispose();
  backbone.dispose();
}

/** Reads all results and frees them. */
async function finished(results) {
  const list = Array.isArray(results) ? results : [results];
  await Promise.all(list.map((tensor) => tensor.data()));
  tf.dispose(list);
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
