// What heads and backbones of somebody's own may do, and what must not come of it.
import { afterEach, describe, expect, it } from 'vitest';
import {
  GestureClassifier,
  wasm,
  type BackbonePlugin,
  type HeadPlugin,
  type StoredSample,
  type TrainedHead,
} from '../../src/index.js';
import { readArchive } from '../../src/archive/read-archive.js';
import { writeArchive } from '../../src/archive/write-archive.js';
import { toBlob } from '../../src/samples/kept-sample.js';
import { create, disposeAll, taught } from '../support/colour-classifier.js';
import { GREEN, mosaic, nearestMean, RED } from '../support/tiny-plugins.js';

afterEach(disposeAll);

const turn = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));

/** The head of nearest means, its trained heads changed. */
function trainingTo(change: (trained: TrainedHead, number: number) => TrainedHead): HeadPlugin {
  const plugin = nearestMean();
  let number = 0;
  return {
    ...plugin,
    create: async (facts) => {
      const made = await plugin.create(facts);
      return {
        ...made,
        train: async (set, options) => {
          const training = await made.train(set, options);
          return { ...training, head: change(training.head, ++number) };
        },
      };
    },
  };
}

/** A head that takes its time, and says so when it is used after its end. */
function slow(): { head: HeadPlugin; disposed: number[] } {
  const disposed: number[] = [];
  const head = trainingTo((trained, number) => {
    const check = () => {
      if (disposed.includes(number)) throw new Error(`head ${number} was used after its end`);
    };
    return {
      ...trained,
      score: async (features) => {
        await turn(30);
        check();
        return trained.score(features);
      },
      save: () => {
        check();
        return trained.save();
      },
      dispose: () => void disposed.push(number),
    };
  });
  return { head, disposed };
}

describe('a trained head lives as long as somebody uses it', () => {
  it('a prediction that has begun ends with the head that it began with', async () => {
    const { head, disposed } = slow();
    const classifier = await taught({ head });
    const predicting = classifier.predict(RED);
    await turn(15);
    await classifier.train();
    expect((await predicting).label).toBe('red');
    expect(disposed).toEqual([1]);
    classifier.dispose();
    expect(disposed).toEqual([1, 2]);
  });

  it('a stream goes on through trainings', async () => {
    const { head } = slow();
    const classifier = await taught({ head });
    const labels: (string | null)[] = [];
    let trainings = 0;
    const live = (async function* () {
      for (let i = 0; i < 12; i++) {
        await turn(10);
        yield RED;
        if (i % 3 === 0) void classifier.train().then(() => trainings++);
      }
    })();
    for await (const { label } of classifier.predictStream(live)) labels.push(label);
    expect(new Set(labels)).toEqual(new Set(['red']));
    expect(trainings).toBeGreaterThan(1);
  });

  it('a file is of the head that there was', async () => {
    const { head } = slow();
    // With a backbone that says how far apart gestures are, a file takes a moment to put together.
    const plugin = mosaic();
    const backbone: BackbonePlugin = {
      ...plugin,
      load: async (context) => ({
        ...(await plugin.load(context)),
        sameGesture: { typical: 0.1, farthest: 0.3 },
      }),
    };
    const classifier = await taught({ head, backbone });
    const [blob] = await Promise.all([classifier.save(), classifier.train()]);
    const again = await GestureClassifier.load(blob, { backbone, head, backends: [wasm()] });
    expect((await again.predict(RED)).label).toBe('red');
    again.dispose();
  });
});

describe('an abort', () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 8, 10, 14, 20])(
    'that comes %i turns after all was learnt is either heard or too late, never both',
    async (turns) => {
      const controller = new AbortController();
      const head = trainingTo((trained) => {
        void (async () => {
          for (let i = 0; i < turns; i++) await Promise.resolve();
          controller.abort(new Error('enough'));
        })();
        return trained;
      });
      const classifier = await create({ head });
      await classifier.addSample(RED, 'red');
      await classifier.addSample(GREEN, 'green');
      const told = await classifier.train({ signal: controller.signal }).then(
        () => true,
        () => false,
      );
      expect(classifier.isTrained).toBe(told);
    },
  );
});

describe('features of another kind', () => {
  it.each([
    ['numbers in a list', [1, 0], 'Array'],
    ['doubles', new Float64Array([1, 0]), 'Float64Array'],
  ])('%s are refused for samples as for predictions', async (_name, features, kind) => {
    const told: BackbonePlugin = {
      name: 'told',
      load: () =>
        Promise.resolve({
          id: 'told',
          dimensions: 2,
          preprocessing: {},
          open: () => ({ read: () => Promise.resolve({ features: features as unknown as Float32Array }) }),
          dispose: () => undefined,
        }),
    };
    const classifier = await create({ backbone: told });
    await expect(classifier.addSample(RED, 'red')).rejects.toThrow(
      `"told" gave its features as ${kind}, not as Float32Array`,
    );
    expect(classifier.samples).toEqual([]);
  });
});

describe('labels that change while samples are fetched', () => {
  it('are those of all from then on, also where a head fails at them', async () => {
    const head = trainingTo((trained) => ({
      ...trained,
      relabel: () => {
        throw new Error('not me');
      },
    }));
    const classifier = await taught({ head });
    const [sample] = classifier.samples;
    classifier.removeSample(sample);
    classifier.restoreSamples([toBlob(sample as StoredSample<'red'>)]);
    const turned = classifier.setLabels(['green', 'other', 'red']);
    await expect(turned.train()).rejects.toThrow('not me');
    await turned.addSample(RED, 'other');
    expect((await turned.train()).samples).toBe(3);
    expect((await turned.predict(GREEN)).label).toBe('green');
  });
});

describe('a file that can not be brought back whole', () => {
  it('leaves nothing of its head behind', async () => {
    const saved = await (await taught()).save();
    const archive = await readArchive(new Uint8Array(await saved.arrayBuffer()));
    const withStarter = await writeArchive({ ...archive, starter: archive.samples });
    const ended: string[] = [];
    const plugin = nearestMean();
    const head: HeadPlugin = {
      ...plugin,
      usesPrior: true,
      create: async (facts) => {
        const made = await plugin.create(facts);
        return {
          train: () => Promise.reject(new Error('no memory')),
          restore: async (data) => ({
            ...(await made.restore(data)),
            dispose: () => void ended.push('what it knew'),
          }),
          dispose: () => void ended.push('head'),
        };
      },
    };
    const options = { backbone: mosaic(), head, backends: [wasm()] };
    await expect(GestureClassifier.load(withStarter, options)).rejects.toThrow('no memory');
    await turn();
    expect(ended.sort()).toEqual(['head', 'what it knew']);
    expect(options.backbone.disposed).toBe(1);
  });
});
