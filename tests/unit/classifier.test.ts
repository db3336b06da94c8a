import * as tf from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it } from 'vitest';
import {
  GestureClassifier,
  hand,
  leastSquares,
  mlp,
  mobilenet,
  openCamera,
  wasm,
  webgl,
} from '../../src/index.js';
import { colours, create, disposeAll, failing, LABELS, taught } from '../support/colour-classifier.js';
import { BLACK, BLUE, GREEN, mosaic, nearestMean, plain, RED } from '../support/tiny-plugins.js';

afterEach(disposeAll);

describe('creating', () => {
  it.each<[string, object, RegExp]>([
    ['one label', { labels: ['a'] }, /labels: there is 1 label, but 2 to 1000/],
    ['the same label twice', { labels: ['a', 'a'] }, /twice/],
    ['an empty label', { labels: ['a', ''] }, /empty/],
    ['a label that is no text', { labels: ['a', 1] }, /text/],
    ['no backends', { backends: [] }, /backends/],
    ['a backend that is not there', { backends: [undefined, wasm()] }, /backends: expected a plugin/],
    ['one of several to time', { backends: { fastest: [wasm(), null] } }, /backends: expected a plugin/],
    ['a backbone that is none', { backbone: {} }, /backbone/],
    ['a head that is none', { head: 'mlp' }, /head/],
    ['labels in one text', { labels: 'ab' }, /labels: expected a list/],
    ["an attribute's text for a boolean", { mirror: 'false' }, /mirror: expected true or false/],
    ['progress for nobody', { onProgress: 5 }, /onProgress: expected a function/],
    ['a sensitivity of nothing', { sensitivity: null }, /sensitivity: expected a number/],
    ['a controller for its signal', { signal: new AbortController() }, /signal: .*controller\.signal/],
  ])('refuses %s', async (_name, options, message) => {
    await expect(create(options)).rejects.toThrow(TypeError);
    await expect(create(options)).rejects.toThrow(message);
  });

  it.each<[string, unknown, RegExp]>([
    ['nothing', null, /expected an object of options, not null/],
    ['a number', 5, /not a number/],
    ['a list', ['red', 'green'], /not a list/],
    ['a signal by itself', new AbortController().signal, /give \{ signal \}/],
  ])('and all that takes options refuse %s in their place', async (_name, options, message) => {
    const none = options as undefined;
    const classifier = await taught();
    const calls: [string, () => unknown][] = [
      ['create', () => GestureClassifier.create(none)],
      ['load', () => GestureClassifier.load(new ArrayBuffer(0), none)],
      ['addSample', () => classifier.addSample(RED, 'red', none)],
      ['train', () => classifier.train(none)],
      ['predict', () => classifier.predict(RED, none)],
      ['predictStream', () => classifier.predictStream((async function* () {})(), none).next()],
      ['merge', () => classifier.merge(new ArrayBuffer(0), none)],
      ['exportSamples', () => classifier.exportSamples(none)],
      ['hand', () => hand(none)],
      ['mobilenet', () => mobilenet(none)],
      ['leastSquares', () => leastSquares(none)],
      ['mlp', () => mlp(none)],
      ['webgl', () => webgl(none)],
      ['wasm', () => wasm(none)],
      ['openCamera', () => openCamera(none)],
    ];
    for (const [name, call] of calls) {
      const error: unknown = await Promise.resolve()
        .then(call)
        .catch((reason: unknown) => reason);
      expect(error, name).toBeInstanceOf(TypeError);
      expect((error as TypeError).message).toMatch(message);
      expect((error as TypeError).message).toMatch(new RegExp(`^${name}: `));
    }
    expect(classifier.samples).toHaveLength(2);
  });

  it('keeps any strings as labels, in order', async () => {
    const labels = ['10', '2', '__proto__', 'constructor', '<img src=x onerror=alert(1)>', '手'] as const;
    const classifier = await GestureClassifier.create({
      labels,
      backbone: mosaic(),
      head: nearestMean(),
      backends: [wasm()],
    });
    expect(classifier.labels).toEqual(labels);
    expect([...classifier.sampleCounts.keys()]).toEqual(labels);
    await classifier.addSample(RED, '__proto__');
    await classifier.addSample(GREEN, '10');
    await classifier.train();
    expect((await classifier.predict(RED)).label).toBe('__proto__');
    classifier.dispose();
  });

  it('goes on to the next backend, and names every reason when none starts', async () => {
    const broken = (name: string) => ({ name, start: () => Promise.reject(new Error(`${name} is broken`)) });
    const classifier = await create({ backends: [broken('webgl'), wasm()] });
    expect(classifier.backend).toBe('wasm');
    const none = create({ backends: [broken('webgl'), broken('webgpu')] });
    await expect(none).rejects.toMatchObject({
      ...failing('backend-unavailable'),
      message: expect.stringMatching(/webgl is broken.*webgpu is broken/) as string,
      cause: { errors: [{ message: 'webgl is broken' }, { message: 'webgpu is broken' }] },
    });
  });

  it('stops when aborted, and leaves no backbone behind', async () => {
    const backbone = mosaic();
    const controller = new AbortController();
    const head = { ...nearestMean(), create: () => Promise.reject(new Error('never')) };
    const slow = {
      name: 'slow',
      load: async () => {
        const loaded = await backbone.load(undefined as never);
        controller.abort(new Error('enough'));
        return loaded;
      },
    };
    await expect(create({ backbone: slow, head, signal: controller.signal })).rejects.toThrow('enough');
    expect(backbone.disposed).toBe(1);
  });

  it('can not be done with new', () => {
    // @ts-expect-error the constructor is private
    expect(() => void new GestureClassifier()).toThrow();
  });
});

describe('samples', () => {
  it('are listed, counted, removed and cleared', async () => {
    const classifier = await create();
    const first = await classifier.addSample(RED, 'red');
    const second = await classifier.addSample(GREEN, 'green');
    await classifier.addSample(RED, 'red');
    expect(first).toMatchObject({ label: 'red', id: expect.any(String) as string });
    expect(Math.abs(first.addedAt - Date.now())).toBeLessThan(5_000);
    expect([...classifier.sampleCounts]).toEqual([
      ['red', 2],
      ['green', 1],
      ['blue', 0],
    ]);
    expect(classifier.removeSample(first)).toBe(true);
    expect(classifier.removeSample(first)).toBe(false);
    expect(classifier.removeSample(second.id)).toBe(true);
    expect(classifier.samples.map(({ label }) => label)).toEqual(['red']);
    await classifier.addSample(BLUE, 'blue');
    classifier.clearSamples('red');
    expect(classifier.samples.map(({ label }) => label)).toEqual(['blue']);
    classifier.clearSamples();
    expect(classifier.samples).toEqual([]);
  });

  it('are refused under another label, of a bad frame, without a hand, and when aborted', async () => {
    const classifier = await create();
    await expect(classifier.addSample(RED, 'pink' as 'red')).rejects.toThrow(TypeError);
    await expect(classifier.addSample({} as never, 'red')).rejects.toThrow(TypeError);
    await expect(classifier.addSample(BLACK, 'red')).rejects.toMatchObject(failing('no-hand'));
    const controller = new AbortController();
    const adding = classifier.addSample(RED, 'red', { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(adding).rejects.toThrow('enough');
    expect(() => classifier.clearSamples('pink' as 'red')).toThrow(TypeError);
    expect(classifier.samples).toEqual([]);
  });
});

describe('training', () => {
  it('needs two labels with samples', async () => {
    const classifier = await create();
    await expect(classifier.train()).rejects.toMatchObject(failing('not-enough-samples'));
    await classifier.addSample(RED, 'red');
    await expect(classifier.train()).rejects.toMatchObject({
      ...failing('not-enough-samples'),
      message: expect.stringContaining('only "red"') as string,
    });
    expect(classifier.isTrained).toBe(false);
  });

  it.each([
    { epochs: 0 },
    { epochs: 1.5 },
    { batchSize: -1 },
    { learningRate: 0 },
    { learningRate: NaN },
    { seed: 0.5 },
  ])('refuses %o', async (options) => {
    const classifier = await taught();
    await expect(classifier.train(options)).rejects.toThrow(TypeError);
    await expect(classifier.train(options)).rejects.toThrow(Object.keys(options)[0]);
  });

  it('reports left-out accuracy, confusion in label order, and the samples that others contradict, worst first', async () => {
    const classifier = await create();
    for (const red of [250, 240, 230]) await classifier.addSample(plain(red, 0, 0), 'red');
    for (const green of [250, 240, 230]) await classifier.addSample(plain(0, green, 0), 'green');
    const doubtful = await classifier.addSample(plain(170, 70, 0), 'green');
    const wrong = await classifier.addSample(plain(235, 0, 0), 'green');
    const report = await classifier.train();
    expect(report.samples).toBe(8);
    expect(report.accuracy).toBeCloseTo(6 / 8);
    expect(report.confusion).toEqual([
      [3, 0, 0],
      [2, 3, 0],
      [0, 0, 0],
    ]);
    expect(report.suspects).toEqual(
      [wrong, doubtful].map(({ id, addedAt }) => ({ id, label: 'green', addedAt })),
    );
    expect(report.durationMs).toBeGreaterThan(0);
    expect(report.loss).toBeUndefined();
  });

  it('leaves the head from before when aborted', async () => {
    const classifier = await taught();
    const before = await classifier.predict(RED);
    await classifier.addSample(GREEN, 'red');
    const controller = new AbortController();
    const onEpoch = () => controller.abort(new Error('enough'));
    const training = classifier.train({ epochs: 20, signal: controller.signal, onEpoch });
    await expect(training).rejects.toThrow('enough');
    expect((await classifier.predict(RED)).scores).toEqual(before.scores);
    expect(classifier.sampleCounts.get('red')).toBe(2);
  });
});

describe('predicting', () => {
  it('gives the label, scores in label order that sum to 1, and the time', async () => {
    const classifier = await taught();
    const before = performance.now();
    const prediction = await classifier.predict(GREEN);
    expect(prediction.label).toBe('green');
    expect(prediction.scores.map(({ label }) => label)).toEqual(LABELS);
    expect(prediction.scores.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1, 6);
    expect(prediction.scores[2].score).toBe(0);
    expect(prediction.confidence).toBe(prediction.scores[1].score);
    expect(prediction.timestamp).toBeGreaterThanOrEqual(before);
    expect(prediction).not.toHaveProperty('hand');
  });

  it('says nothing known where there is no hand', async () => {
    const classifier = await taught();
    const prediction = await classifier.predict(BLACK);
    expect(prediction).toMatchObject({ label: null, confidence: 1 });
    expect(prediction.scores.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1, 6);
  });

  it('is refused before training, of a bad frame, and when aborted', async () => {
    const classifier = await create();
    await expect(classifier.predict(RED)).rejects.toMatchObject(failing('not-trained'));
    await expect(classifier.predictStream(colours()).next()).rejects.toMatchObject(failing('not-trained'));
    const other = await taught();
    await expect(other.predict({ ...RED, width: 31 })).rejects.toThrow(TypeError);
    await expect(other.predict(RED, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
      'enough',
    );
  });
});

it('holds no tensor after many classifiers were made and disposed of', async () => {
  (await taught()).dispose();
  const before = tf.memory().numTensors;
  for (let i = 0; i < 20; i++) (await taught()).dispose();
  expect(tf.memory().numTensors).toBe(before);
});
