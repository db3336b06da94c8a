import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GestureClassifier, hand, mobilenet, wasm, type Digit } from '../../src/index.js';
import { mobilenetUrl, people, photograph } from '../support/photographs.js';
import { noSharedFolder, sharedFolder } from '../support/shared-folder.js';

const backends = [wasm()];
const wall = { data: new Uint8Array(160 * 120 * 4).fill(128), width: 160, height: 120 };

describe.skipIf(!sharedFolder)(
  `the default classifier on photographs (skipped where ${noSharedFolder})`,
  () => {
    let classifier: GestureClassifier;

    beforeAll(async () => {
      classifier = await GestureClassifier.create({ backends });
      for (const person of people().slice(30, 32)) {
        for (const digit of classifier.labels)
          await classifier.addSample(await photograph(person, digit), digit);
      }
      await classifier.train();
    }, 120_000);
    afterAll(() => classifier.dispose());

    it("recognises other people's digits after two samples of each", async () => {
      const missed: string[] = [];
      for (const person of people().slice(70, 72)) {
        for (const digit of classifier.labels) {
          const { label, hand } = await classifier.predict(await photograph(person, digit));
          expect(hand?.landmarks).toHaveLength(21);
          if (label !== digit) missed.push(`${person.slice(-3)}: ${digit} → ${label}`);
        }
      }
      // From two samples, it may not dare to name some; what it names is right.
      expect(missed.length, missed.join(', ')).toBeLessThanOrEqual(4);
      const wrong = missed.filter((miss) => !miss.endsWith('null'));
      expect(wrong.length, wrong.join(', ')).toBeLessThanOrEqual(1);
    }, 120_000);

    it('says that a wall is no gesture, and takes no sample of it', async () => {
      expect(await classifier.predict(wall)).toMatchObject({ label: null, confidence: 1 });
      const count = classifier.samples.length;
      await expect(classifier.addSample(wall, '5')).rejects.toMatchObject({ code: 'no-hand' });
      expect(classifier.samples).toHaveLength(count);
    });

    it('saves, and predicts the same where it is loaded', async () => {
      const copy = await GestureClassifier.load<Digit>(await classifier.save(), { backends });
      const picture = await photograph(people()[90], '6');
      const expected = await classifier.predict(picture);
      const { timestamp } = expected;
      expect({ ...(await copy.predict(picture)), timestamp }).toEqual(expected);
      copy.dispose();
    });

    it('does not mix with mobilenet: the message says what to do', async () => {
      const other = mobilenet({ modelUrl: mobilenetUrl() });
      const handFile = await classifier.save();
      await expect(GestureClassifier.load(handFile, { backends, backbone: other })).rejects.toMatchObject({
        code: 'invalid-archive',
        message: expect.stringMatching(/handlandmark.*mobilenet.*Load it with the backbone "hand"/) as string,
      });
      const mobile = await GestureClassifier.create({ backends, backbone: other });
      const mobileFile = await mobile.save();
      mobile.dispose();
      await expect(GestureClassifier.load(mobileFile, { backends, backbone: hand() })).rejects.toMatchObject({
        code: 'invalid-archive',
        message: expect.stringMatching(
          /mobilenet.*handlandmark.*Load it with the backbone "mobilenet"/,
        ) as string,
      });
    });
  },
);
