// The whole way through a worker, with everything that is posted cloned as between threads.
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { LandmarkNetwork } from '../../src/backbone/hand/landmark-network.js';
import { LocalCore } from '../../src/classifier/local-core.js';
import {
  GestureClassifier,
  hand,
  leastSquares,
  mlp,
  wasm,
  type GestureClassifierOptions,
  type PixelFrame,
} from '../../src/index.js';
import { failing } from '../support/colour-classifier.js';
import { drawnDigit } from '../support/drawn-hands.js';
import { FakeWorker, pretendPage } from '../support/fake-worker.js';
import { mosaic, nearestMean } from '../support/tiny-plugins.js';

const made: GestureClassifier<'2' | '5'>[] = [];
const [two, five] = await Promise.all(['2', '5'].map(drawnDigit));
const wall: PixelFrame = { data: new Uint8Array(64 * 64 * 4).fill(128), width: 64, height: 64 };

async function create(options: GestureClassifierOptions<'2' | '5'> = {}) {
  const classifier = await GestureClassifier.create<'2' | '5'>({
    labels: ['2', '5'],
    backends: [wasm()],
    starter: false,
    ...options,
  });
  made.push(classifier);
  return classifier;
}

async function taught(options?: GestureClassifierOptions<'2' | '5'>) {
  const classifier = await create(options);
  await classifier.addSample(two, '2');
  await classifier.addSample(five, '5');
  await classifier.train({ seed: 1 });
  return classifier;
}

const worker = () => FakeWorker.started.at(-1)!;

beforeEach(() => pretendPage());
afterEach(() => {
  made.splice(0).forEach((classifier) => classifier.dispose());
  FakeWorker.endAll();
  vi.unstubAllGlobals();
});

describe('in a worker', () => {
  it('gives the same as in the thread of the caller', async () => {
    const away = await taught();
    const here = await taught({ worker: false });
    expect([away.inWorker, here.inWorker]).toEqual([true, false]);
    expect(away.backend).toBe('wasm');
    const expected = await here.predict(two);
    const { timestamp } = expected;
    expect({ ...(await away.predict(two)), timestamp }).toEqual(expected);
    expect(expected.label).toBe('2');
  });

  it("leaves the caller's frame as it was", async () => {
    const classifier = await create();
    await classifier.addSample(two, '2');
    expect(two.data.byteLength).toBe(two.width * two.height * 4);
  });

  it('what was done before a call counts in it', async () => {
    const classifier = await taught();
    const [first, second] = classifier.samples;
    expect(classifier.removeSample(first)).toBe(true);
    expect(classifier.removeSample(first)).toBe(false);
    await expect(classifier.train()).rejects.toMatchObject(failing('not-enough-samples'));
    classifier.restoreSamples([first]);
    expect(classifier.samples).toEqual([first, second]);
    expect((await classifier.train()).samples).toBe(2);
    classifier.clearSamples('5');
    expect([...classifier.sampleCounts.values()]).toEqual([1, 0]);
    const copy = await GestureClassifier.load(await classifier.save());
    expect(copy.samples.map(({ id }) => id)).toEqual([first.id]);
    copy.dispose();
  });

  it('a sample whose label changes while its frame is on its way goes to where the label went', async () => {
    const classifier = (await taught()) as GestureClassifier<string>;
    const renamed = classifier.addSample(two, '2');
    classifier.renameLabel('2', 'two');
    classifier.renameLabel('5', '2');
    expect((await renamed).label).toBe('two');
    const dropped = classifier.addSample(two, 'two');
    classifier.setLabels(['2', 'other']);
    classifier.setLabels(['2', 'two']);
    await expect(dropped).rejects.toThrow('"two" was dropped meanwhile');
    await classifier.addSample(two, 'two');
    const copy = await GestureClassifier.load<string>(await classifier.save());
    expect(copy.samples.map(({ label }) => label)).toEqual(['2', 'two']);
    expect(copy.samples).toEqual(
      classifier.samples.map(({ id }) => expect.objectContaining({ id }) as object),
    );
    copy.dispose();
  });

  it('errors arrive as what they were', async () => {
    const classifier = await create();
    await expect(classifier.addSample(wall, '5')).rejects.toMatchObject(failing('no-hand'));
    await expect(classifier.addSample({ ...two, width: 3 }, '5')).rejects.toThrow(TypeError);
    await expect(classifier.predict(two)).rejects.toMatchObject(failing('not-trained'));
    await expect(GestureClassifier.load(new Blob(['x']))).rejects.toMatchObject(failing('invalid-archive'));
    const nowhere = hand({ modelUrl: new URL('nothing.json', import.meta.url) });
    const missing = create({ backbone: nowhere });
    await expect(missing).rejects.toMatchObject({
      ...failing('model-unavailable'),
      cause: expect.any(Error) as Error,
    });
  });

  it('an abort rejects with the very reason, and leaves the classifier as it was', async () => {
    const classifier = await taught({ head: mlp({ epochs: 500, hiddenUnits: 4 }) });
    const before = await classifier.predict(five);
    const reason = { because: 'enough' };
    const controller = new AbortController();
    const epochs: number[] = [];
    const training = classifier.train({
      signal: controller.signal,
      onEpoch({ epoch }) {
        epochs.push(epoch);
        if (epoch === 2) controller.abort(reason);
      },
    });
    await expect(training).rejects.toBe(reason);
    expect(epochs.slice(0, 3)).toEqual([0, 1, 2]);
    const { timestamp } = before;
    expect({ ...(await classifier.predict(five)), timestamp }).toEqual(before);
    const adding = classifier.addSample(two, '2', { signal: AbortSignal.abort(reason) });
    await expect(adding).rejects.toBe(reason);
    await expect(create({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it('a look that is aborted ends, and a sample that was taken all the same counts in nothing', async () => {
    const looks = vi.spyOn(LandmarkNetwork.prototype, 'look');
    const adding = vi.spyOn(LocalCore.prototype, 'add');
    onTestFinished(() => void vi.restoreAllMocks());
    const classifier = await taught();
    const reason = { because: 'enough' };
    const looking = new AbortController();
    looks.mockImplementationOnce(function (this: LandmarkNetwork, ...given) {
      looking.abort(reason);
      return this.look(...given);
    });
    const before = looks.mock.calls.length;
    await expect(classifier.predict(wall, { signal: looking.signal })).rejects.toBe(reason);
    await expect(classifier.save()).resolves.toBeDefined();
    // The abort is heard one turn later, and nobody finds a hand on a wall in less than 25.
    expect(looks.mock.calls.length - before).toBeLessThan(5);

    const taken = new AbortController();
    type Given = Parameters<LocalCore<string>['add']>;
    adding.mockImplementationOnce(async function (this: LocalCore<string>, ...given: Given) {
      const sample = await this.add(...given);
      taken.abort(reason);
      return sample;
    });
    await expect(classifier.addSample(two, '2', { signal: taken.signal })).rejects.toBe(reason);
    const [report, file] = await Promise.all([classifier.train(), classifier.save()]);
    const copy = await GestureClassifier.load(file);
    made.push(copy as GestureClassifier<'2' | '5'>);
    expect([classifier.samples.length, report.samples, copy.samples.length]).toEqual([2, 2, 2]);
  });

  it('reports every epoch before the training ends; what a listener throws ends it', async () => {
    const classifier = await taught({ head: mlp({ epochs: 3 }) });
    const epochs: number[] = [];
    await classifier.train({ onEpoch: ({ epoch }) => epochs.push(epoch) });
    expect(epochs).toEqual([0, 1, 2]);
    const mistake = new Error('mine');
    const throwing = () => {
      throw mistake;
    };
    await expect(classifier.train({ onEpoch: throwing })).rejects.toBe(mistake);
  });

  it('samples move between classifiers, wherever each works', async () => {
    const away = await taught();
    const here = await create({ worker: false });
    here.restoreSamples(away.samples);
    expect((await here.train()).samples).toBe(2);
    away.clearSamples();
    away.restoreSamples(here.samples);
    expect((await away.train()).samples).toBe(2);
    const { id, label, addedAt } = away.samples[0];
    expect(() => here.restoreSamples([{ id: `${id}x`, label, addedAt }])).toThrow(/with its features/);
  });

  it('is one for all classifiers, and ends after the last of them', async () => {
    const [first, second] = [await create(), await create()];
    first.dispose();
    await new Promise((resolve) => setTimeout(resolve, 1200));
    await expect(second.addSample(two, '2')).resolves.toBeDefined();
    expect(worker().ended).toBe(false);
    second.dispose();
    await expect.poll(() => worker().ended).toBe(true);
    expect(FakeWorker.started).toHaveLength(1);
  });

  it('dispose ends what is under way', async () => {
    const classifier = await taught();
    const all = Promise.allSettled([classifier.predict(two), classifier.train(), classifier.save()]);
    classifier.dispose();
    const rejected = { status: 'rejected', reason: failing('disposed') };
    expect(await all).toMatchObject([rejected, rejected, rejected]);
  });
});

describe('a worker that dies', () => {
  it('rejects what was under way, and another one goes on with all samples and what was learnt', async () => {
    const classifier = await taught();
    const before = await classifier.predict(two);
    const lost = [classifier.predict(two), classifier.addSample(two, '2'), classifier.train()];
    // Posted by now, and not answered.
    for (let turn = 0; turn < 9; turn++) await Promise.resolve();
    worker().die();
    for (const call of await Promise.allSettled(lost))
      expect(call).toMatchObject({ status: 'rejected', reason: failing('worker-stopped') });
    expect(classifier.isTrained).toBe(true);
    const [sample] = classifier.samples;
    classifier.removeSample(sample);
    classifier.restoreSamples([sample]);
    const { timestamp } = before;
    expect({ ...(await classifier.predict(two)), timestamp }).toEqual(before);
    expect(FakeWorker.started).toHaveLength(2);
    expect((await classifier.train()).samples).toBe(2);
  });

  it('what was loaded is loaded again, with what was taken away since, wherever it came from', async () => {
    const address = URL.createObjectURL(await (await taught()).save());
    const classifier = await GestureClassifier.load<'2' | '5'>(address);
    URL.revokeObjectURL(address);
    made.push(classifier);
    classifier.removeSample(classifier.samples[1]);
    classifier.sensitivity = 0.25;
    worker().die();
    expect((await classifier.predict(two)).label).toBe('2');
    const copy = await GestureClassifier.load(await classifier.save());
    expect([copy.samples.length, copy.sensitivity]).toEqual([1, 0.25]);
    copy.dispose();
  });
});

describe('in the thread of the caller', () => {
  it('where a plugin is of somebody’s own', async () => {
    const backbone = await create({ backbone: mosaic() });
    const head = await create({ head: nearestMean() });
    const copied = await create({ head: { ...leastSquares() } });
    expect([backbone, head, copied].map(({ inWorker }) => inWorker)).toEqual([false, false, false]);
    expect(FakeWorker.started).toHaveLength(0);
  });

  it.each([
    [
      'a policy forbids workers',
      () =>
        pretendPage(
          class {
            constructor() {
              throw new DOMException('no', 'SecurityError');
            }
          },
        ),
    ],
    [
      'the worker’s code is not there',
      () =>
        pretendPage(
          class extends FakeWorker {
            constructor() {
              super();
              queueMicrotask(() => this.die());
            }
          },
        ),
    ],
    ['there are no workers', () => pretendPage(undefined)],
  ])('where %s', async (_why, pretend) => {
    pretend();
    const classifier = await taught();
    expect(classifier.inWorker).toBe(false);
    expect((await classifier.predict(two)).label).toBe('2');
  });
});
