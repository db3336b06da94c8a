import { afterEach, describe, expect, it } from 'vitest';
import { GestureError, type HeadPlugin, type HeadTraining } from '../../src/index.js';
import { camera, disposeAll, failing, taught } from '../support/colour-classifier.js';
import { BLUE, mosaic, nearestMean, RED } from '../support/tiny-plugins.js';

afterEach(disposeAll);

describe('calls that overlap', () => {
  it('a sample added while training counts in the next one', async () => {
    const classifier = await taught();
    const training = classifier.train({ epochs: 5 });
    await new Promise((resolve) => setTimeout(resolve, 15));
    await classifier.addSample(BLUE, 'blue');
    expect((await training).samples).toBe(2);
    expect((await classifier.predict(BLUE)).scores[2].score).toBe(0);
    expect((await classifier.train()).samples).toBe(3);
    expect((await classifier.predict(BLUE)).label).toBe('blue');
  });

  it('trainings run one after the other', async () => {
    const classifier = await taught();
    const order: string[] = [];
    const note = (name: string) => () => void order.push(name);
    const first = classifier.train({ epochs: 3, onEpoch: note('first') });
    const adding = classifier.addSample(BLUE, 'blue');
    const second = classifier.train({ epochs: 2, onEpoch: note('second') });
    await adding;
    expect([(await first).samples, (await second).samples]).toEqual([2, 3]);
    expect(order).toEqual(['first', 'first', 'first', 'second', 'second']);
  });

  it('a training that waits for its turn can be aborted by itself', async () => {
    const classifier = await taught();
    const first = classifier.train({ epochs: 5 });
    const controller = new AbortController();
    const second = classifier.train({ signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(second).rejects.toThrow('enough');
    await expect(first).resolves.toMatchObject({ samples: 2 });
  });

  it('the head from before answers while another is trained', async () => {
    const classifier = await taught();
    await classifier.addSample(RED, 'blue');
    classifier.clearSamples('red');
    const training = classifier.train({ epochs: 5 });
    expect((await classifier.predict(RED)).label).toBe('red');
    await training;
    expect((await classifier.predict(RED)).label).toBe('blue');
  });

  it('dispose ends a training also where that has a signal of its own', async () => {
    const plugin = nearestMean();
    const trainings: Promise<HeadTraining>[] = [];
    const head: HeadPlugin = {
      ...plugin,
      create: async (context) => {
        const made = await plugin.create(context);
        return {
          ...made,
          train: (...args) => {
            const training = made.train(...args);
            trainings.push(training);
            return training;
          },
        };
      },
    };
    const classifier = await taught({ head });
    const training = classifier.train({ epochs: 50, signal: new AbortController().signal });
    await expect.poll(() => trainings.length).toBe(2);
    classifier.dispose();
    await expect(training).rejects.toMatchObject(failing('disposed'));
    await expect(trainings[1]).rejects.toMatchObject(failing('disposed'));
  });

  it('dispose ends what is under way, and is safe twice', async () => {
    const backbone = mosaic();
    const classifier = await taught({ backbone });
    const disposed = failing('disposed');
    const training = classifier.train({ epochs: 50 });
    const adding = classifier.addSample(RED, 'red');
    const predicting = classifier.predict(RED);
    const follow = async () => {
      for await (const { label } of classifier.predictStream(camera())) expect(label).toBe('red');
    };
    const streaming = follow();
    const all = Promise.allSettled([training, adding, predicting, streaming]);
    classifier.dispose();
    expect(await all).toMatchObject(new Array(4).fill({ status: 'rejected', reason: disposed }));
    classifier.dispose();
    classifier[Symbol.dispose]();
    expect(backbone.disposed).toBe(1);
    await expect(classifier.predict(RED)).rejects.toMatchObject(disposed);
    await expect(classifier.train()).rejects.toMatchObject(disposed);
    await expect(classifier.addSample(RED, 'red')).rejects.toMatchObject(disposed);
    await expect(classifier.save()).rejects.toMatchObject(disposed);
    await expect(classifier.predictStream(camera()).next()).rejects.toMatchObject(disposed);
    expect(() => classifier.removeSample('x')).toThrow(GestureError);
    expect(() => classifier.clearSamples()).toThrow(GestureError);
  });
});
