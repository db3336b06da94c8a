import * as tf from '@tensorflow/tfjs-core';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Engine } from '../../src/backends/backend.js';
import { planOf, type GraphTopology } from '../../src/backbone/hand/landmark-graph.js';
import {
  ACTIVATIONS,
  LandmarkNetwork,
  type Look,
  type StoredWeights,
} from '../../src/backbone/hand/landmark-network.js';
import type { PixelFrame } from '../../src/frame/frame-source.js';

/** Numbers of a look, one after the other: presence, handedness, landmarks, metric, activation. */
const NUMBERS = 2 + 63 + 63 + ACTIVATIONS;
/** Bytes of what names a look: the first ones of a hash of the pixels. */
const NAME = 16;

/**
 * The hand network, which remembers what it saw in which pixels: what is made of its looks may change without all
 * pictures being read anew.
 */
export class RememberingNetwork extends LandmarkNetwork {
  readonly #folder: string;
  #file = '';
  #looks = new Map<string, Float32Array>();
  #isNew = false;

  private constructor(engine: Engine, model: GraphTopology, weights: StoredWeights, folder: string) {
    super(tf, engine, planOf(model), weights);
    this.#folder = folder;
  }

  /** Loads the bundled weights. What is remembered lies in the folder. */
  static async open(engine: Engine, folder: string): Promise<RememberingNetwork> {
    const asset = (name: string): Promise<Buffer> =>
      readFile(fileURLToPath(new URL(`../../src/backbone/hand/assets/${name}`, import.meta.url)));
    const { modelTopology, weightsManifest } = JSON.parse(
      (await asset('handlandmark-lite.json')).toString(),
    ) as { modelTopology: GraphTopology; weightsManifest: [{ weights: StoredWeights['specs'] }] };
    const data = new Uint8Array(await asset('handlandmark-lite.bin')).buffer;
    await mkdir(folder, { recursive: true });
    const weights = { specs: weightsManifest[0].weights, data };
    return new RememberingNetwork(engine, modelTopology, weights, folder);
  }

  /** Recalls what was seen under a name, and will keep there what is seen from now on. */
  async recall(name: string): Promise<void> {
    this.#file = join(this.#folder, `${name}.looks`);
    this.#looks = new Map();
    this.#isNew = false;
    if (!existsSync(this.#file)) return;
    const bytes = new Uint8Array(await readFile(this.#file));
    for (let at = 0; at < bytes.length; at += NAME + 4 * NUMBERS) {
      const numbers = new Float32Array(bytes.slice(at + NAME, at + NAME + 4 * NUMBERS).buffer);
      this.#looks.set(Buffer.from(bytes.subarray(at, at + NAME)).toString('hex'), numbers);
    }
  }

  /** Keeps what was seen. */
  async keep(): Promise<void> {
    if (!this.#isNew) return;
    const parts = [...this.#looks].flatMap(([name, numbers]) => [
      Buffer.from(name, 'hex'),
      Buffer.from(numbers.buffer),
    ]);
    await writeFile(this.#file, Buffer.concat(parts));
    this.#isNew = false;
  }

  override async look(pixels: PixelFrame, flipped: boolean): Promise<Look> {
    const hash = createHash('sha256')
      .update(pixels.data)
      .update(flipped ? 'flipped' : '');
    const name = hash.digest('hex').slice(0, 2 * NAME);
    const known = this.#looks.get(name);
    if (known) return lookOf(known);
    const look = await super.look(pixels, flipped);
    const { presence, handedness, landmarks, metric, activation } = look;
    this.#looks.set(name, Float32Array.from([presence, handedness, ...landmarks, ...metric, ...activation]));
    this.#isNew = true;
    return look;
  }
}

function lookOf(numbers: Float32Array): Look {
  return {
    presence: numbers[0],
    handedness: numbers[1],
    landmarks: numbers.subarray(2, 65),
    metric: numbers.subarray(65, 128),
    activation: numbers.subarray(128),
  };
}
