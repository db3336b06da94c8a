import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  GestureClassifier,
  hand,
  leastSquares,
  wasm,
  type BackbonePlugin,
  type BackendPlugin,
  type HeadPlugin,
  type PixelFrame,
  type StoredSample,
} from '../../src/index.js';
import { toBlob } from '../../src/samples/kept-sample.js';
import { colours, create, disposeAll, failing, LABELS, taught } from '../support/colour-classifier.js';
import { BLUE, GREEN, mosaic, nearestMean, plain, RED } from '../support/tiny-plugins.js';

afterEach(disposeAll);

const timedOut = { name: 'TimeoutError' };
const never = <T>() => new Promise<T>(() => undefined);

/** A backbone that reads as it is told. */
function reading(read: () => Promise<{ features: Float32Array | null }>): BackbonePlugin {
  const facts = { id: 'told', dimensions: 2, preprocessing: {} };
  const backbone = { ...facts, open: () => ({ read }), dispose: () => undefined };
  return { name: 'told', load: () => Promise.resolve(backbone) };
}

type Head = Awaited<ReturnType<HeadPlugin['create']>>;

/** The head of nearest means, changed. */
function head(change: (made: Head) => Head): HeadPlugin {
  const plugin = nearestMean();
  return { ...plugin, create: async (facts) => change(await plugin.create(facts)) };
}

describe('calls take effect in the order in which they are made', () => {
  it('a file has what there was when it was asked for', async () => {
    const classifier = await taught();
    classifier.sensitivity = 0.2;
    const saving = classifier.save();
    classifier.clearSamples();
    classifier.sensitivity = 0.9;
    const again = await GestureClassifier.load(await saving, {
      backbone: mosaic(),
      head: nearestMean(),
      backends: [wasm()],
    });
    onTestFinished(() => again.dispose());
    expect([again.samples.length, again.sensitivity]).toEqual([2, 0.2]);
  });

  it('a training is of the samples that there were when it was asked for', async () => {
    const classifier = await taught();
    const training = classifier.train();
    classifier.clearSamples();
    expect((await training).samples).toBe(2);
  });

  it('a picture is the one that there was: its buffer may be used again', async () => {
    const classifier = await taught();
    const frame = plain(255, 0, 0);
    const predicting = classifier.predict(frame);
    const adding = classifier.addSample(frame, 'red');
    frame.data.set(GREEN.data);
    expect((await predicting).label).toBe('red');
    await adding;
    await classifier.train();
    expect((await classifier.predict(RED)).label).toBe('red');
  });
});

describe('samples whose features are fetched', () => {
  it('keep nobody from the labels that there are now', async () => {
    const classifier = await taught({ head: leastSquares() });
    const [sample] = classifier.samples;
    classifier.removeSample(sample);
    classifier.restoreSamples([toBlob(sample as StoredSample<'red'>)]);
    const turned = classifier.setLabels(['blue', 'new', 'red']);
    const { scores } = await turned.predict(RED);
    expect(scores.map(({ label }) => label)).toEqual(['blue', 'new', 'red']);
  });
});

describe('an abort is heard', () => {
  it('while a backbone never answers', async () => {
    const classifier = await create({ backbone: reading(() => never()) });
    const signal = AbortSignal.timeout(20);
    await expect(classifier.addSample(RED, 'red', { signal })).rejects.toMatchObject(timedOut);
    expect(classifier.samples).toEqual([]);
  });

  it('and a sample that comes after all is nobody’s', async () => {
    const classifier = await taught();
    const controller = new AbortController();
    const adding = classifier.addSample(BLUE, 'blue', { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(adding).rejects.toThrow('enough');
    // One that was begun later has come: the other has as well.
    await classifier.addSample(BLUE, 'blue');
    expect((await classifier.train()).samples).toBe(3);
  });

  it('while frames are ready at once, and others have their turn meanwhile', async () => {
    const classifier = await GestureClassifier.create({ backends: [wasm()], backbone: hand() });
    onTestFinished(() => classifier.dispose());
    // Of reads that let nobody have a turn, the first would be heard of after the last frame, the second never.
    const [streaming, looking] = [new AbortController(), new AbortController()];
    let turns = 0;
    const timer = setInterval(() => ++turns === 5 && streaming.abort(new Error('enough')));
    onTestFinished(() => clearInterval(timer));
    const frames = colours(new Array<PixelFrame>(200).fill(RED));
    const follow = async () => {
      for await (const _ of classifier.predictStream(frames, { signal: streaming.signal })) void _;
    };
    await expect(follow()).rejects.toThrow('enough');
    setTimeout(() => looking.abort(new Error('enough')));
    await expect(classifier.predict(RED, { signal: looking.signal })).rejects.toThrow('enough');
  });

  it.each<[string, object]>([
    ['backend', { backends: [{ name: 'never', start: () => never() }] }],
    ['backbone', { backbone: { name: 'never', load: () => never() } }],
    ['head', { head: { name: 'never', create: () => never() } }],
  ])('while a %s never comes, which keeps nobody else waiting', async (_name, options) => {
    const signal = AbortSignal.timeout(50);
    await expect(create({ ...options, signal })).rejects.toMatchObject(timedOut);
    await expect(taught()).resolves.toBeDefined();
  });

  it('by a head or not: the next training has its turn', async () => {
    let first = true;
    const deaf = head((made) => ({
      ...made,
      train: (set, options) => {
        if (!first) return made.train(set, options);
        first = false;
        return never();
      },
    }));
    const classifier = await create({ head: deaf });
    await classifier.addSample(RED, 'red');
    await classifier.addSample(GREEN, 'green');
    const signal = AbortSignal.timeout(20);
    await expect(classifier.train({ signal })).rejects.toMatchObject(timedOut);
    expect((await classifier.train()).samples).toBe(2);
  });

  it('refuses what is no signal, and says so', async () => {
    const classifier = await taught();
    const signal = {} as AbortSignal;
    await expect(classifier.train({ signal })).rejects.toThrow('signal: expected an AbortSignal');
    await expect(classifier.predict(RED, { signal })).rejects.toThrow('signal: expected an AbortSignal');
    expect(() => classifier.removeSample(null as never)).toThrow('expected a sample, or the id of one');
    await expect(classifier.predictStream('x' as never).next()).rejects.toThrow('Not a stream of frames');
  });
});

describe('plugins that give what makes no sense', () => {
  it.each([
    ['NaN', new Float32Array([1, NaN]), /"told" gave NaN as feature 1/],
    ['too few', new Float32Array(1), /"told" gave 1 features instead of the 2/],
  ])('features that are %s are refused, with the name of the backbone', async (_name, features, message) => {
    let now: Float32Array = new Float32Array([1, 0]);
    const classifier = await create({ backbone: reading(() => Promise.resolve({ features: now })) });
    await classifier.addSample(RED, 'red');
    now = new Float32Array([0, 1]);
    await classifier.addSample(GREEN, 'green');
    await classifier.train();
    now = features;
    await expect(classifier.predict(RED)).rejects.toThrow(message);
  });

  it.each([
    ['negative', [-1, 0, 2], /"nearest-mean" gave -1 as score 0/],
    ['NaN', [NaN, NaN, NaN], /gave NaN as score 0/],
    ['too few', [1], /gave 1 scores for 3 labels/],
  ])('scores that are %s are refused, with the name of the head', async (_name, scores, message) => {
    const wrong = head((made) => ({
      ...made,
      train: async (set, options) => {
        const training = await made.train(set, options);
        return { ...training, head: { ...training.head, score: () => Float32Array.from(scores) } };
      },
    }));
    const classifier = await taught({ head: wrong });
    await expect(classifier.predict(RED)).rejects.toThrow(message);
  });

  it('a training that fails leaves the classifier as it was', async () => {
    const withoutLeftOut = head((made) => ({
      ...made,
      train: async (set, options) => {
        const { head: trained } = await made.train(set, options);
        return { head: trained } as never;
      },
    }));
    const classifier = await create({ head: withoutLeftOut });
    await classifier.addSample(RED, 'red');
    await classifier.addSample(GREEN, 'green');
    await expect(classifier.train()).rejects.toThrow();
    expect(classifier.isTrained).toBe(false);
  });

  it('a head that fails at new labels leaves labels and samples as they were', async () => {
    const failingHead = head((made) => ({
      ...made,
      train: async (set, options) => {
        const training = await made.train(set, options);
        const relabel = () => {
          throw new Error('not me');
        };
        return { ...training, head: { ...training.head, relabel } };
      },
    }));
    const classifier = await taught({ head: failingHead });
    expect(() => classifier.setLabels(['green', 'red'])).toThrow('not me');
    expect(classifier.labels).toEqual(LABELS);
    expect((await classifier.predict(RED)).label).toBe('red');
    await expect(classifier.addSample(RED, 'red')).resolves.toMatchObject({ label: 'red' });
  });

  it('a head that could not be made for new labels is made once more', async () => {
    let made = 0;
    const plugin = nearestMean();
    const once: HeadPlugin = {
      ...plugin,
      create: (facts) => {
        if (++made === 2) throw new Error('no room');
        return plugin.create(facts);
      },
    };
    const classifier = await taught({ head: once });
    const fewer = classifier.setLabels(['red', 'green']);
    expect((await fewer.train()).samples).toBe(2);
  });

  it('a head that serves as it is after new labels is not disposed of', async () => {
    let disposed = 0;
    const same = head((made) => ({
      ...made,
      train: async (set, options) => {
        const training = await made.train(set, options);
        const trained: typeof training.head = {
          ...training.head,
          relabel: () => trained,
          dispose: () => void disposed++,
        };
        return { ...training, head: trained };
      },
    }));
    const classifier = await taught({ head: same });
    classifier.setLabels(['green', 'red', 'blue']);
    expect(disposed).toBe(0);
    classifier.dispose();
    expect(disposed).toBe(1);
  });

  it('a backend that is always lost ends in an error', async () => {
    const real = wasm();
    const lost: BackendPlugin = {
      name: real.name,
      start: async () => (await real.start(), { isLost: () => true }),
    };
    await expect(create({ backends: [lost] })).rejects.toMatchObject(failing('backend-unavailable'));
  });

  it('a file that can’t be read any more is an invalid archive', async () => {
    const gone = new Blob(['x']);
    gone.arrayBuffer = () => Promise.reject(new DOMException('it changed', 'NotReadableError'));
    const classifier = await taught();
    await expect(classifier.merge(gone)).rejects.toMatchObject(failing('invalid-archive'));
    await expect(classifier.merge(gone)).rejects.toThrow('it changed');
  });
});
