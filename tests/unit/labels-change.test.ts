// Labels come, go, change names and places, and what was learnt stays right.
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { GestureClassifier, leastSquares, mlp, wasm, type Prediction } from '../../src/index.js';
import { Familiarity } from '../../src/head/familiarity/familiarity.js';
import { mobilenet } from '../../src/backbone/mobilenet/mobilenet.js';
import { camera, create, disposeAll, failing, taught, type Colour } from '../support/colour-classifier.js';
import { drawnDigit } from '../support/drawn-hands.js';
import { FakeWorker, pretendPage } from '../support/fake-worker.js';
import { mobilenetUrl, people, photograph } from '../support/photographs.js';
import { noSharedFolder, sharedFolder } from '../support/shared-folder.js';
import { BLUE, GREEN, mosaic, RED } from '../support/tiny-plugins.js';

const made: GestureClassifier<string>[] = [];
afterEach(() => {
  made.splice(0).forEach((classifier) => classifier.dispose());
  disposeAll();
});

/** Scores by label, to four places: what is the same wherever a label stands. */
const scores = ({ scores }: Prediction<string>) =>
  new Map(scores.map(({ label, score }) => [label, Math.round(score * 1e4) / 1e4]));

/** With the default head, which can take its labels along; it has samples of all three colours. */
async function learnt(head = leastSquares()) {
  const classifier = await create({ head });
  await classifier.addSample(RED, 'red');
  await classifier.addSample(GREEN, 'green');
  await classifier.addSample(BLUE, 'blue');
  await classifier.train({ seed: 1 });
  return classifier;
}

describe.each([
  ['least squares, gaussian', () => leastSquares()],
  ['least squares, cosine', () => leastSquares({ kernel: 'cosine' })],
  ['mlp', () => mlp({ hiddenUnits: 8, epochs: 60, learningRate: 0.01 })],
])('%s', (_name, head) => {
  it('a renamed label keeps its samples and scores', async () => {
    const classifier = await learnt(head());
    const before = await classifier.predict(RED);
    const renamed = classifier.renameLabel('red', 'rouge');
    expect(renamed).toBe(classifier);
    expect(renamed.labels).toEqual(['rouge', 'green', 'blue']);
    expect(renamed.samples.map(({ label }) => label)).toEqual(['rouge', 'green', 'blue']);
    const after = await renamed.predict(RED);
    expect(after.label).toBe('rouge');
    expect(after.scores.map(({ score }) => score)).toEqual(before.scores.map(({ score }) => score));
    expect((await renamed.train()).confusion).toHaveLength(3);
    expect((await renamed.predict(GREEN)).label).toBe('green');
  });

  it('labels in another order score the same', async () => {
    const classifier = await learnt(head());
    const before = await classifier.predict(GREEN);
    const sorted = classifier.setLabels(['blue', 'green', 'red']);
    const after = await sorted.predict(GREEN);
    expect(after.scores.map(({ label }) => label)).toEqual(['blue', 'green', 'red']);
    expect(scores(after)).toEqual(new Map([...scores(before)].reverse()));
    expect([...sorted.sampleCounts.keys()]).toEqual(['blue', 'green', 'red']);
  });

  it('a dropped label goes with its samples, and the others share its score', async () => {
    const classifier = await learnt(head());
    const before = scores(await classifier.predict(RED));
    const fewer = classifier.setLabels(['red', 'blue']);
    expect(fewer.samples.map(({ label }) => label)).toEqual(['red', 'blue']);
    const after = scores(await fewer.predict(RED));
    const left = before.get('red')! + before.get('blue')!;
    expect(after.get('red')).toBeCloseTo(before.get('red')! / left, 3);
    expect(after.get('blue')).toBeCloseTo(before.get('blue')! / left, 3);
    expect((await fewer.train()).samples).toBe(2);
    expect((await fewer.predict(BLUE)).label).toBe('blue');
  });

  it('an added label scores 0 until it is learnt', async () => {
    const classifier = await learnt(head());
    const white = { data: new Uint8Array(32 * 32 * 4).fill(255), width: 32, height: 32 };
    const more = classifier.setLabels(['white', ...classifier.labels]);
    const before = await more.predict(RED);
    expect(before.scores[0]).toEqual({ label: 'white', score: 0 });
    expect(before.label).toBe('red');
    await more.addSample(white, 'white');
    await more.train();
    expect((await more.predict(white)).label).toBe('white');
    expect((await more.predict(RED)).label).toBe('red');
  });

  it('all of it is kept in a file', async () => {
    const classifier = (await learnt(head()))
      .renameLabel('green', '__proto__')
      .setLabels(['blue', '__proto__']);
    const loaded = await GestureClassifier.load<string>(await classifier.save(), {
      ...{ backbone: mosaic(), head: head(), backends: [wasm()] },
    });
    made.push(loaded);
    expect(loaded.labels).toEqual(['blue', '__proto__']);
    expect((await loaded.predict(GREEN)).scores).toEqual((await classifier.predict(GREEN)).scores);
    expect(loaded.samples.map(({ label }) => label)).toEqual(['__proto__', 'blue']);
  });
});

describe('a change of labels', () => {
  it('that makes no sense changes nothing', async () => {
    const classifier = await learnt();
    const before = [classifier.labels, classifier.samples, classifier.isTrained];
    expect(() => classifier.renameLabel('red', 'green')).toThrow('there twice');
    expect(() => classifier.renameLabel('pink' as Colour, 'x')).toThrow('"pink" is none of the labels');
    expect(() => classifier.renameLabel('red', '')).toThrow(TypeError);
    expect(() => classifier.setLabels(['red'])).toThrow('2 to 1000');
    expect(() => classifier.setLabels('red' as never)).toThrow('expected a list');
    expect([classifier.labels, classifier.samples, classifier.isTrained]).toEqual(before);
    classifier.dispose();
    expect(() => classifier.setLabels(['a', 'b'])).toThrow(
      expect.objectContaining(failing('disposed')) as Error,
    );
  });

  it('leaves nothing to predict with where all that was known is gone', async () => {
    const classifier = (await learnt()).setLabels(['up', 'down']);
    expect(classifier.isTrained).toBe(false);
    expect(classifier.samples).toEqual([]);
    await expect(classifier.predict(RED)).rejects.toMatchObject(failing('not-trained'));
  });

  it("keeps somebody's own head for new names, and forgets it for new places", async () => {
    const classifier = await taught();
    const renamed = classifier.renameLabel('red', 'rot');
    expect((await renamed.predict(RED)).label).toBe('rot');
    const moved = renamed.setLabels(['green', 'rot', 'blue']);
    expect(moved.isTrained).toBe(false);
    await moved.train();
    expect((await moved.predict(RED)).label).toBe('rot');
  });

  it('reaches what is under way: samples, trainings and streams', async () => {
    const classifier = await learnt(mlp({ hiddenUnits: 8, epochs: 60, learningRate: 0.01 }));
    const seen: Prediction<string>[] = [];
    const stream: AsyncIterable<Prediction<string>> = classifier.predictStream(camera(GREEN));
    const follow = async () => {
      for await (const prediction of stream) {
        seen.push(prediction);
        if (prediction.label === 'grün') return;
      }
    };
    const streaming = follow();
    await expect.poll(() => seen.length).toBeGreaterThan(2);
    const adding = classifier.addSample(GREEN, 'green');
    const leaving = classifier.addSample(BLUE, 'blue');
    const training = classifier.train({ seed: 2 });
    const changed = classifier.renameLabel('green', 'grün').setLabels(['grün', 'red']);
    expect((await adding).label).toBe('grün');
    await expect(leaving).rejects.toThrow('dropped meanwhile');
    await streaming;
    for (const { label, scores } of seen) expect(scores.map(({ label }) => label)).toContain(label);
    await training;
    expect((await changed.predict(GREEN)).label).toBe('grün');
    expect((await changed.predict(RED)).label).toBe('red');
    expect(changed.samples.map(({ label }) => label)).toEqual(['red', 'grün', 'grün']);
  });

  it('takes along what the starter knows', async () => {
    const [two, five] = await Promise.all(['2', '5'].map(drawnDigit));
    const classifier = await GestureClassifier.create({ labels: ['2', '5', '7'], backends: [wasm()] });
    made.push(classifier as GestureClassifier<string>);
    expect((await classifier.predict(five)).label).toBe('5');
    const changed = classifier.renameLabel('5', 'fünf').setLabels(['7', 'fünf', 'x']);
    expect(changed.starterLabels).toEqual(['7', 'fünf']);
    expect((await changed.predict(five)).label).toBe('fünf');
    expect((await changed.predict(two)).label).not.toBe('2');
    await changed.addSample(two, 'x');
    await changed.train();
    expect((await changed.predict(five)).label).toBe('fünf');
    expect((await changed.predict(two)).label).toBe('x');
    changed.clearSamples();
    expect((await changed.predict(five)).label).toBe('fünf');
    const loaded = await GestureClassifier.load<string>(await changed.save());
    made.push(loaded);
    expect(loaded.starterLabels).toEqual(['7', 'fünf']);
  });

  it('a gesture whose label was dropped is not known any more', () => {
    const vectors = Float32Array.of(1, 0, 0, 1);
    const both = new Familiarity(vectors, Float32Array.of(0.5, 0.5), Uint16Array.of(0, 1));
    const fewer = both.relabel([1]);
    expect(both.unknown(Float32Array.of(1, 0), 0.5)).toBeLessThan(0.1);
    expect(fewer.unknown(Float32Array.of(1, 0), 0.5)).toBeGreaterThan(0.9);
    expect(fewer.unknown(Float32Array.of(0, 1), 0.5)).toBeLessThan(0.1);
  });
});

describe('in a worker', () => {
  beforeAll(() => pretendPage());
  afterEach(() => {
    FakeWorker.endAll();
    return () => vi.unstubAllGlobals();
  });

  it('is the same, and outlives the worker', async () => {
    const [two, five] = await Promise.all(['2', '5'].map(drawnDigit));
    const classifier = await GestureClassifier.create({
      ...{ labels: ['2', '5', 'z'], backends: [wasm()], starter: false },
    });
    made.push(classifier as GestureClassifier<string>);
    expect(classifier.inWorker).toBe(true);
    await classifier.addSample(two, '2');
    await classifier.addSample(five, '5');
    await classifier.train();
    const changed = classifier.renameLabel('2', 'two').setLabels(['5', 'two', 'new']);
    expect((await changed.predict(two)).label).toBe('two');
    await changed.addSample(two, 'new');
    FakeWorker.started.at(-1)!.die();
    expect((await changed.predict(five)).label).toBe('5');
    expect((await changed.predict(five)).scores.map(({ label }) => label)).toEqual(['5', 'two', 'new']);
    const copy = await GestureClassifier.load<string>(await changed.save(), { worker: false });
    made.push(copy);
    expect(copy.samples.map(({ label }) => label)).toEqual(['two', '5', 'new']);
    const empty = changed.setLabels(['a', 'b']);
    await expect.poll(() => empty.isTrained).toBe(false);
  });
});

describe.skipIf(!sharedFolder)(`on photographs (skipped where ${noSharedFolder})`, () => {
  it('mobilenet and mlp recognise renamed digits', { timeout: 120_000 }, async () => {
    const classifier = await GestureClassifier.create({
      ...{ labels: ['0', '4', '9'], backbone: mobilenet({ modelUrl: mobilenetUrl() }), head: mlp() },
      backends: [wasm()],
    });
    made.push(classifier as GestureClassifier<string>);
    for (const person of people().slice(0, 6)) {
      for (const digit of classifier.labels)
        await classifier.addSample(await photograph(person, digit), digit);
    }
    await classifier.train({ seed: 1 });
    const picture = await photograph(people()[0], '4');
    const before = await classifier.predict(picture);
    const changed = classifier.renameLabel('4', 'four').setLabels(['9', 'four', '0']);
    const after = await changed.predict(picture);
    expect(before.label).toBe('4');
    expect(after.label).toBe('four');
    expect(after.confidence).toBeCloseTo(before.confidence, 5);
  });
});
