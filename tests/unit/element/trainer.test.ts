import { expect, test } from 'vitest';
import type { TrainOptions } from '../../../src/classifier/train-options.js';
import type { TrainReport } from '../../../src/classifier/train-report.js';
import type { ClassifierHolder } from '../../../src/element/glue/classifier-holder.js';
import { PadTrainer } from '../../../src/element/glue/trainer.js';
import { initialState } from '../../../src/element/state/pad-state.js';
import { Store } from '../../../src/element/state/store.js';

const labels = ['a', 'b'];
const samples = labels.map((label) => ({ id: label, label, addedAt: 0 }));
const report = (number: number) => ({ samples: number }) as TrainReport<string>;

/** A trainer whose trainings end when the test says so. Stands in for a classifier, which can't be held up. */
function slowly() {
  const trainings: { options: TrainOptions; end: (report: TrainReport<string>) => void }[] = [];
  const classifier = {
    train: (options: TrainOptions) =>
      new Promise<TrainReport<string>>((end, fail) => {
        options.signal!.addEventListener('abort', () => fail(options.signal!.reason as Error));
        trainings.push({ options, end });
      }),
  };
  const knowledge = { samples, trained: true, starter: false };
  const holder = { ensure: () => Promise.resolve(classifier), knowledge: () => knowledge };
  const store = new Store(initialState(labels), () => undefined);
  store.send({ type: 'classifier-loaded', labels, ...knowledge });
  const trainer = new PadTrainer(store, holder as unknown as ClassifierHolder, () => undefined);
  return { trainer, trainings };
}
const turn = () => new Promise((resolve) => setTimeout(resolve));

test('a training that was asked for is not ended by one by itself, also where that came too far to be stopped', async () => {
  const { trainer, trainings } = slowly();
  trainer.trainByItself();
  await turn();
  trainer.trainByItself();
  // It has ended in the worker, and the news is on its way.
  trainings[0].end(report(1));
  const asked = trainer.train();
  await turn();
  await turn();
  trainings.at(-1)!.end(report(2));
  expect(await asked).toEqual(report(2));
});

test('samples that come while a training runs are learnt after it, whoever asked for it', async () => {
  const { trainer, trainings } = slowly();
  const asked = trainer.train();
  await turn();
  trainer.trainByItself();
  await turn();
  expect(trainings).toHaveLength(1);
  trainings[0].end(report(1));
  await asked;
  await turn();
  expect(trainings).toHaveLength(2);
  expect(trainings[1].options.signal!.aborted).toBe(false);
});

test('one that is stopped leaves none behind', async () => {
  const { trainer, trainings } = slowly();
  const asked = trainer.train();
  await turn();
  trainer.trainByItself();
  trainer.stop();
  await expect(asked).rejects.toThrow('The training was stopped.');
  await turn();
  expect(trainings).toHaveLength(1);
});
