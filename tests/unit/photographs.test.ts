import { describe, expect, it } from 'vitest';
import { GestureClassifier, leastSquares, mobilenet, wasm } from '../../src/index.js';
import { mobilenetUrl, people, photograph } from '../support/photographs.js';
import { noSharedFolder, sharedFolder } from '../support/shared-folder.js';

describe.skipIf(!sharedFolder)(`real photographs (skipped where ${noSharedFolder})`, () => {
  it('knows the digits of people it never saw from 20 others, and after saving and loading all the same', async () => {
    const options = { backbone: mobilenet({ modelUrl: mobilenetUrl() }), backends: [wasm()] };
    const classifier = await GestureClassifier.create({ ...options, head: leastSquares() });
    const folders = people();
    for (const person of folders.slice(0, 20)) {
      for (const digit of classifier.labels)
        await classifier.addSample(await photograph(person, digit), digit);
    }
    const report = await classifier.train();
    expect(report.samples).toBe(200);
    expect(report.accuracy).toBeGreaterThan(0.85);

    const loaded = await GestureClassifier.load(await classifier.save(), options);
    expect(loaded.samples).toEqual(classifier.samples);
    let right = 0;
    let asked = 0;
    // Every fourth of the others: the benchmark asks all of them, over several draws.
    for (const person of folders.slice(20).filter((_, i) => i % 4 === 0)) {
      for (const digit of classifier.labels) {
        const picture = await photograph(person, digit);
        const { label, scores } = await classifier.predict(picture);
        if (label === digit) right++;
        if (asked++ % 10 === 0) expect((await loaded.predict(picture)).scores).toEqual(scores);
      }
    }
    expect(asked).toBe(250);
    expect(right / asked).toBeGreaterThan(0.88);
    console.log(
      `least-squares on 20 others' samples: ${((100 * right) / asked).toFixed(1)} % of ${asked} right`,
    );
    loaded.dispose();
    classifier.dispose();
  }, 180_000);
});
