import { afterEach, expect, it } from 'vitest';
import type { Sample } from '../../src/index.js';
import type { StoredSample } from '../../src/samples/sample.js';
import { create, disposeAll, taught, type Colour } from '../support/colour-classifier.js';
import { GREEN } from '../support/tiny-plugins.js';

afterEach(disposeAll);

/** A sample of red that was there, and is there no more. */
async function removed() {
  const classifier = await taught();
  const [sample] = classifier.samples as readonly StoredSample<Colour>[];
  classifier.removeSample(sample);
  return { classifier, sample };
}

it.each<[string, (sample: StoredSample<Colour>) => unknown, RegExp]>([
  ['no list', () => null, /expected a list of samples/],
  ['nothing', () => [null], /sample number 1 is not as it was/],
  ['no features', ({ id, label, addedAt }) => [{ id, label, addedAt }], /with its features/],
  ['too few features', (sample) => [{ ...sample, features: new Uint16Array(3) }], /has 3 features/],
  ['an empty id', (sample) => [{ ...sample, id: '' }], /has an id that is empty/],
  ['a number for an id', (sample) => [sample, { ...sample, id: 7 }], /sample number 2 has an id that/],
  ['no time', (sample) => [{ ...sample, addedAt: undefined }], /`addedAt`/],
  ['a time beyond all dates', (sample) => [{ ...sample, addedAt: 9e15 }], /`addedAt`/],
  ['infinite features', (sample) => [{ ...sample, features: new Uint16Array(48).fill(0x7c00) }], /finite/],
])('refuses %s, and stays as it was', async (_name, spoilt, message) => {
  const { classifier, sample } = await removed();
  const { samples } = classifier;
  const restore = () => classifier.restoreSamples(spoilt(sample) as Sample<Colour>[]);
  expect(restore).toThrow(TypeError);
  expect(restore).toThrow(message);
  expect(classifier.samples).toEqual(samples);
});

/** As of a classifier in a worker, whose bytes the browser has lost. */
class LostBlob extends Blob {
  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.reject(new Error('The file is gone.'));
  }
}

it('samples that can not be read any more fail the next training once, and nothing after it', async () => {
  const classifier = await create();
  const lost = { id: 'lost', label: 'red', addedAt: 0, features: new LostBlob([new Uint8Array(96)]) };
  classifier.restoreSamples([lost as Sample<Colour>]);
  await expect(classifier.train()).rejects.toThrow('The file is gone.');
  classifier.clearSamples();
  const { classifier: other, sample } = await removed();
  classifier.restoreSamples([sample]);
  await classifier.addSample(GREEN, 'green');
  expect((await classifier.train()).samples).toBe(2);
  other.dispose();
});

it('a sample may have a label that came while others were on their way', async () => {
  const { classifier, sample } = await removed();
  classifier.restoreSamples([
    { ...sample, features: new Blob([sample.features as Uint16Array<ArrayBuffer>]) } as Sample<Colour>,
  ]);
  const more = classifier.setLabels(['red', 'green', 'lime']);
  expect((await more.addSample(GREEN, 'lime')).label).toBe('lime');
  expect((await more.train()).samples).toBe(3);
});

it('a sample that its owner changes afterwards stays as it was handed in', async () => {
  const { classifier, sample } = await removed();
  const mine = { ...sample, label: 'red' as Colour, features: sample.features.slice() };
  classifier.restoreSamples([mine]);
  mine.label = 'blue';
  mine.features.fill(0);
  expect(classifier.samples.map(({ label }) => label)).toEqual(['red', 'green']);
  expect([...classifier.sampleCounts.values()]).toEqual([1, 1, 0]);
  const [kept] = classifier.samples as readonly StoredSample<Colour>[];
  expect(kept.features).toEqual(sample.features);
  expect(classifier.removeSample(mine)).toBe(true);
});

it('features that turn out not to be numbers fail the next training once', async () => {
  const { classifier, sample } = await removed();
  const features = new Blob([new Uint16Array(48).fill(0x7c00)]);
  classifier.restoreSamples([{ ...sample, features } as Sample<Colour>]);
  await expect(classifier.train()).rejects.toThrow(/features that are not finite numbers/);
});
