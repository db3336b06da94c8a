import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GestureClassifier, hand, mlp, wasm, type Digit } from '../../src/index.js';
import { readArchive } from '../../src/archive/read-archive.js';
import { bundledDigits } from '../../src/starter/bundled-digits.js';
import { drawnDigit, drawnFist } from '../support/drawn-hands.js';
import { mosaic, nearestMean, RED } from '../support/tiny-plugins.js';

const backends = [wasm()];
const DIGITS: readonly Digit[] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** A prediction without the time. */
async function scores(classifier: GestureClassifier, digit: Digit) {
  const { label, confidence, scores } = await classifier.predict(await drawnDigit(digit));
  return { label, confidence, scores };
}

describe('the bundled starter', () => {
  let classifier: GestureClassifier;
  beforeAll(async () => {
    classifier = await GestureClassifier.create({ backends });
  }, 60_000);
  afterAll(() => classifier.dispose());

  it('recognises ten drawn digits without a sample', async () => {
    expect(classifier.isTrained).toBe(true);
    expect(classifier.samples).toEqual([]);
    expect(classifier.starterLabels).toEqual(DIGITS);
    for (const digit of DIGITS) expect(await scores(classifier, digit)).toMatchObject({ label: digit });
  });

  it('weighs at most 300 kB, and tells its backbone and recipe', async () => {
    const bytes = await readFile(bundledDigits('hand'));
    expect(bytes.length).toBeLessThanOrEqual(300_000);
    const { labels, backbone, starter, samples, madeWith } = await readArchive(new Uint8Array(bytes));
    expect(labels).toEqual(DIGITS);
    expect(backbone).toMatchObject({ name: 'hand', id: expect.stringMatching(/^handlandmark/) as string });
    expect(new Set(starter?.map(({ label }) => label))).toEqual(new Set(DIGITS));
    expect(samples).toEqual([]);
    expect(madeWith?.['tools/starter']).toMatch(/^seed "1", \d+ photo \+ \d+ webcam$/);
  });

  it('learns an unusual sign from one sample of one label, tells of that alone, and forgets it', async () => {
    const before = await scores(classifier, '7');
    await classifier.addSample(await drawnFist(0), '0');
    const report = await classifier.train();
    expect(report).toMatchObject({ samples: 1, suspects: [] });
    expect(report.confusion.flat().reduce((a, b) => a + b)).toBe(1);
    expect((await classifier.predict(await drawnFist(1))).label).toBe('0');
    for (const digit of DIGITS) expect(await scores(classifier, digit)).toMatchObject({ label: digit });

    classifier.clearSamples();
    expect(classifier.isTrained).toBe(true);
    expect(await scores(classifier, '7')).toEqual(before);
    expect(await classifier.train()).toMatchObject({ samples: 0, accuracy: NaN, suspects: [] });
    expect(await scores(classifier, '7')).toEqual(before);
  });

  it('is saved with what was taught, bit for bit, and there again when all samples are removed', async () => {
    const before = await scores(classifier, '4');
    const sample = await classifier.addSample(await drawnFist(0), '0');
    await classifier.train();
    const copy = await GestureClassifier.load<Digit>(await classifier.save(), { backends });
    expect(copy.samples).toEqual(classifier.samples);
    expect(copy.starterLabels).toEqual(DIGITS);
    expect(await scores(copy, '4')).toEqual(await scores(classifier, '4'));
    await copy.train();
    expect(await scores(copy, '4')).toEqual(await scores(classifier, '4'));
    copy.removeSample(sample);
    expect(await scores(copy, '4')).toEqual(before);
    copy.dispose();
    classifier.clearSamples();
  });

  it('answers where all samples are removed while they are being learnt', async () => {
    const before = await scores(classifier, '4');
    await classifier.addSample(await drawnFist(0), '4');
    const training = classifier.train();
    // Until it has looked at the samples there are.
    for (let i = 0; i < 10; i++) await Promise.resolve();
    classifier.clearSamples();
    expect((await training).samples).toBe(1);
    expect(await scores(classifier, '4')).toEqual(before);
  });
});

describe('which starter', () => {
  it.each([
    ['none where it is turned off', { starter: false as const }],
    ['none for other labels', { labels: ['stop', '1'] as const }],
    ['none for a head that has no use for it', { head: mlp() }],
    ['none for another head of that kind', { head: nearestMean() }],
    ['none for another backbone', { backbone: mosaic() }],
  ])('%s', async (_, options) => {
    const classifier = await GestureClassifier.create<string>({ backends, ...options });
    expect(classifier.isTrained).toBe(false);
    expect(classifier.starterLabels).toEqual([]);
    await expect(classifier.predict(RED)).rejects.toMatchObject({ code: 'not-trained' });
    await expect(classifier.train()).rejects.toMatchObject({ code: 'not-enough-samples' });
    classifier.dispose();
  });

  it('the bundled one for some of the digits, in any order', async () => {
    const classifier = await GestureClassifier.create({ backends, labels: ['3', '1', '2'] });
    expect(classifier.starterLabels).toEqual(['3', '1', '2']);
    expect((await classifier.predict(await drawnDigit('2'))).label).toBe('2');
    classifier.dispose();
  });

  it("somebody's file, for the labels it knows: samples and what they started from", async () => {
    const theirs = await GestureClassifier.create<string>({
      backends,
      labels: ['fist', '1', '2'],
      starter: false,
    });
    await theirs.addSample(await drawnFist(0), 'fist');
    await theirs.addSample(await drawnDigit('1'), '1');
    const file = await theirs.save();
    theirs.dispose();
    const mine = await GestureClassifier.create<string>({
      backends,
      labels: ['1', 'wave', 'fist'],
      starter: file,
    });
    expect(mine.starterLabels).toEqual(['1', 'fist']);
    expect(mine.samples).toEqual([]);
    expect((await mine.predict(await drawnFist(0))).label).toBe('fist');
    mine.dispose();
  });

  it.each([
    ['a number', { starter: 7 }, /starter: expected/],
    ['no URL', { starter: 'http://' }, /Not a URL/],
    ['one for a head that has no use for it', { starter: true, head: mlp() }, /"mlp" can't start/],
  ])('not %s: a TypeError', async (_, options, message) => {
    const creating = GestureClassifier.create({ backends, ...(options as object) });
    await expect(creating).rejects.toThrow(TypeError);
    await expect(creating).rejects.toThrow(message);
  });

  it.each([
    ['of another backbone', { backbone: mosaic() }, /made with the backbone handlandmark.*mosaic/],
    [
      'without any of the labels',
      { labels: ['stop', 'go'] },
      /knows nothing about the labels \["stop","go"\]/,
    ],
  ])('one that was asked for and is %s is an error', async (_, options, message) => {
    const creating = GestureClassifier.create<string>({ backends, starter: true, ...options });
    await expect(creating).rejects.toMatchObject({
      code: 'invalid-archive',
      message: expect.stringMatching(message) as string,
    });
  });

  it.each([
    ['damaged', new Blob(['no zip'])],
    ['not there', new URL('file:///nowhere/digits.gesture')],
  ])('a file that is %s is an error', async (_, starter) => {
    await expect(GestureClassifier.create({ backends, backbone: hand(), starter })).rejects.toMatchObject({
      code: 'invalid-archive',
    });
  });
});
