// A page that computes with TensorFlow.js itself, at the same time, notices nothing.
import { expect, test } from './support/test.js';

interface Own {
  readonly answers: ReadonlySet<string>;
  readonly backends: ReadonlySet<string>;
  readonly runs: number;
  readonly problems: readonly string[];
}

for (const worker of [true, false]) {
  for (const backend of ['cpu', 'wasm']) {
    test(`the page's model on ${backend}, with the work ${worker ? 'in a worker' : 'in the page'}`, async ({
      page,
    }) => {
      const warnings: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'warning') warnings.push(message.text());
      });
      await page.goto(`pages/tfjs.html?backend=${backend}`);
      const runs = () => page.evaluate(() => (window as unknown as { own: Own }).own.runs);
      await expect.poll(runs).toBeGreaterThan(5);
      const registered = () =>
        page.evaluate(() => {
          const { tf } = window as unknown as { tf: { engine(): { registryFactory: object } } };
          return Object.keys(tf.engine().registryFactory);
        });
      const before = await registered();

      const answer = await page.evaluate(async (inWorker) => {
        const address = '/dist/cdn.js';
        const { GestureClassifier, mlp, wasm } = (await import(
          address
        )) as typeof import('../../src/index.js');
        const classifier = await GestureClassifier.create({
          labels: ['2', '5'],
          head: mlp({ epochs: 20 }),
          backends: [wasm()],
          worker: inWorker,
        });
        const picture = new Image();
        for (const label of classifier.labels) {
          picture.src = `/dist/element/cards/assets/${label}.webp`;
          await picture.decode();
          await classifier.addSample(picture, label);
        }
        await classifier.train();
        await classifier.predict(picture);
        const { backend, inWorker: away } = classifier;
        const { length } = classifier.samples;
        classifier.dispose();
        return { backend, away, length };
      }, worker);
      expect(answer).toEqual({ backend: 'wasm', away: worker, length: 2 });

      const after = await runs();
      await expect.poll(runs).toBeGreaterThan(after + 5);
      const own = await page.evaluate(() => {
        const { answers, backends, problems } = (window as unknown as { own: Own }).own;
        return { answers: answers.size, backends: [...backends], problems };
      });
      expect(own).toEqual({ answers: 1, backends: [backend], problems: [] });
      expect(await registered()).toEqual(before);
      expect(warnings.filter((text) => /already registered|was already/.test(text))).toEqual([]);
    });
  }
}
