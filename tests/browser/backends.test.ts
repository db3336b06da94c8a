import * as tf from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it } from 'vitest';
import { FallbackEngine } from '../../src/backends/engine.js';
import {
  GestureClassifier,
  leastSquares,
  mlp,
  mobilenet,
  wasm,
  webgl,
  type HeadPlugin,
} from '../../src/index.js';
import { image } from '../support/browser-frames.js';

const modelUrl = '/shared/models/mobilenet_v1_0.25_224/model.json';
const available = (await fetch(modelUrl)).ok;
const skip = !available;

/** This browser's WebGL is drawn by software, as on every machine without a graphics card. */
const softwareWebgl = () => webgl({ allowSoftware: true });
const made: GestureClassifier<'2' | '7'>[] = [];

async function taught(backends: GestureClassifierBackends, head: HeadPlugin = leastSquares()) {
  const classifier = await GestureClassifier.create({
    labels: ['2', '7'],
    backbone: mobilenet({ modelUrl }),
    head,
    backends,
    // Whose TensorFlow.js is looked at here.
    worker: false,
  });
  made.push(classifier);
  for (const person of ['001', '002', '003']) {
    for (const label of classifier.labels) await classifier.addSample(await photograph(person, label), label);
  }
  await classifier.train({ seed: 1, epochs: 3, learningRate: 1e-3 });
  return classifier;
}
type GestureClassifierBackends = NonNullable<
  NonNullable<Parameters<typeof GestureClassifier.create>[0]>['backends']
>;

const photograph = (person: string, digit: string) =>
  image(`/shared/datasets/sign-language-digits/person-${person}/${digit}.jpg`);

afterEach(() => made.splice(0).forEach((classifier) => classifier.dispose()));

describe('choosing a backend', () => {
  it('takes WebAssembly where WebGL is drawn by software', async () => {
    await expect(webgl().start()).rejects.toThrow(/software/);
  });

  it.skipIf(skip)('says which one runs', async () => {
    const classifier = await taught([webgl(), wasm()]);
    expect(classifier.backend).toBe('wasm');
  });
});

it('starts the next backend where the WebGL context is lost while it starts', async () => {
  // With a context of its own, which is lost while its first result is waited for.
  const { registry } = tf.engine();
  if (registry['webgl']) tf.removeBackend('webgl');
  const { prototype } = WebGL2RenderingContext;
  const fenceSync: (...given: number[]) => WebGLSync | null = Reflect.get(prototype, 'fenceSync');
  prototype.fenceSync = function (...given) {
    prototype.fenceSync = fenceSync;
    this.getExtension('WEBGL_lose_context')!.loseContext();
    return fenceSync.apply(this, given);
  };
  try {
    const engine = await FallbackEngine.start([softwareWebgl(), wasm()]);
    expect(engine.backend).toBe('wasm');
    const again = await FallbackEngine.start([softwareWebgl()]);
    expect(again.backend).toBe('webgl');
  } finally {
    prototype.fenceSync = fenceSync;
  }
});

describe.skipIf(skip).each(['leastSquares', 'mlp'] as const)('%s on both backends', (name) => {
  const head = () => (name === 'mlp' ? mlp() : leastSquares());

  it('predicts alike', async () => {
    const picture = await photograph('004', '7');
    const scores: number[] = [];
    for (const backend of [softwareWebgl(), wasm()]) {
      const classifier = await taught([backend], head());
      expect(classifier.backend).toBe(backend.name);
      scores.push((await classifier.predict(picture)).scores[1].score);
    }
    expect(Math.abs(scores[0] - scores[1])).toBeLessThan(0.02);
  });

  it('goes on with the next backend when the WebGL context is lost, and loses nothing', async () => {
    const classifier = await taught([softwareWebgl(), wasm()], head());
    expect(classifier.backend).toBe('webgl');
    const picture = await photograph('005', '7');
    const before = await classifier.predict(picture);
    loseContext();
    const after = await classifier.predict(picture);
    expect(classifier.backend).toBe('wasm');
    expect(after.label).toBe(before.label);
    expect(Math.abs(after.confidence - before.confidence)).toBeLessThan(0.02);
    expect(classifier.samples.length).toBe(6);
    await classifier.addSample(picture, '7');
    expect((await classifier.train({ epochs: 1 })).samples).toBe(7);
  });

  it('finishes what was under way when the context was lost', async () => {
    const classifier = await taught([softwareWebgl(), wasm()], head());
    const picture = await photograph('005', '7');
    const under = [
      classifier.addSample(picture, '7'),
      classifier.predict(picture),
      classifier.train({ epochs: 2 }),
    ];
    loseContext();
    await expect(Promise.all(under)).resolves.toHaveLength(3);
    expect(classifier.backend).toBe('wasm');
    expect(classifier.samples.length).toBe(7);
  });
});

describe.skipIf(skip)('tensors', () => {
  it('stay as many over 1,000 predictions', async () => {
    const classifier = await taught([wasm()]);
    const picture = await photograph('004', '2');
    await classifier.predict(picture);
    const before = tf.memory().numTensors;
    for (let i = 0; i < 1000; i++) await classifier.predict(picture);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('are none the more after 100 classifiers were made, used and disposed of', async () => {
    const picture = await photograph('004', '2');
    // From memory: fetching 54 files a hundred times would test the server.
    const artifacts = await tf.io.http(modelUrl).load!();
    const backbone = mobilenet({ modelUrl: { load: () => Promise.resolve(artifacts) } });
    const cycle = async () => {
      const classifier = await GestureClassifier.create({
        labels: ['2', '7'],
        backbone,
        backends: [wasm()],
        worker: false,
      });
      await classifier.addSample(picture, '2');
      classifier.dispose();
    };
    await cycle();
    const before = tf.memory().numTensors;
    for (let i = 0; i < 100; i++) await cycle();
    expect(tf.memory().numTensors).toBe(before);
  });
});

it('leaves the choice of a page that runs TensorFlow.js itself as it was', async () => {
  await softwareWebgl().start();
  await tf.setBackend('webgl');
  const classifier = await GestureClassifier.create({
    labels: ['a', 'b'],
    backbone: {
      name: 'sum',
      load: ({ engine }) =>
        Promise.resolve({
          id: 'sum',
          dimensions: 1,
          preprocessing: {},
          open: () => ({
            read: async () => {
              const features = await engine.run(() => {
                expect(tf.getBackend()).toBe('wasm');
                return tf.tidy(() => tf.sum(tf.tensor1d([1, 2]), 0, true)).data<'float32'>();
              });
              return { features };
            },
          }),
          dispose: () => undefined,
        }),
    },
    backends: [wasm()],
  });
  expect(tf.getBackend()).toBe('webgl');
  await classifier.addSample(new ImageData(2, 2), 'a');
  expect(tf.getBackend()).toBe('webgl');
  expect(classifier.backend).toBe('wasm');
  classifier.dispose();
});

function loseContext(): void {
  const { gpgpu } = tf.engine().registry['webgl'] as unknown as { gpgpu: { gl: WebGL2RenderingContext } };
  gpgpu.gl.getExtension('WEBGL_lose_context')!.loseContext();
}
