// What the hand network saw in photographs, for comparing descriptions made of it.
import * as tf from '@tensorflow/tfjs-core';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from '../../../dist/backbone/hand/description.js';
import { HandReader } from '../../../dist/backbone/hand/hand-reader.js';
import { planOf } from '../../../dist/backbone/hand/landmark-graph.js';
import { LandmarkNetwork } from '../../../dist/backbone/hand/landmark-network.js';
import { FallbackEngine } from '../../../dist/backends/engine.js';
import { openView } from '../../../dist/frame/open-view.js';
import { wasm } from '../../../dist/index.js';
import { DIGITS, readPicture } from './photographs.mjs';

const assets = new URL('../../../dist/backbone/hand/assets/', import.meta.url);

/** The network by itself, as `hand()` runs it. */
export async function openNetwork() {
  const engine = await FallbackEngine.start([wasm()]);
  const { modelTopology, weightsManifest } = JSON.parse(
    await readFile(new URL('handlandmark-lite.json', assets), 'utf8'),
  );
  const data = new Uint8Array(await readFile(new URL('handlandmark-lite.bin', assets))).buffer;
  const network = new LandmarkNetwork(tf, engine, planOf(modelTopology), {
    specs: weightsManifest[0].weights,
    data,
  });
  return { engine, network };
}

/**
 * Reads photographs as still pictures.
 * @param people - Names of folders.
 * @param otherHand - Whether to mirror the photographs, so that they show the other hand.
 * @param turn - Whether one of the two hands is looked at in a mirror, as `hand()` does.
 * @returns looks[person][digit]: a list of { look, tilt }, those that `hand()` takes the mean of.
 */
export async function readLooks(network, folder, people, { otherHand = false, turn = true } = {}) {
  const seen = turn
    ? network
    : { look: async (pixels) => ({ ...(await network.look(pixels, false)), handedness: 0 }) };
  const rows = [];
  for (const person of people) {
    const row = [];
    for (const digit of DIGITS) {
      const path = join(folder, 'datasets/sign-language-digits', person, `${digit}.jpg`);
      const looks = [];
      const reader = new HandReader(seen, (look, tilt) => {
        looks.push({ look, tilt });
        return describe(look, tilt);
      });
      await reader.read(openView(await readPicture(path), !otherHand), true);
      row.push(looks);
    }
    rows.push(row);
  }
  return rows;
}
