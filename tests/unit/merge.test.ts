// Samples go out as JSON lines, and come in from there or from a .gesture file.
import { afterEach, describe, expect, it } from 'vitest';
import { GestureClassifier, wasm } from '../../src/index.js';
import { writeArchive } from '../../src/archive/write-archive.js';
import { makeArchive } from '../support/archives.js';
import { create, disposeAll, failing, taught, type Colour } from '../support/colour-classifier.js';
import { BLUE, GREEN, mosaic, nearestMean, plain, RED } from '../support/tiny-plugins.js';

afterEach(disposeAll);

const invalid = (message: string) => ({
  ...failing('invalid-archive'),
  message: expect.stringContaining(message) as string,
});
const lines = async (classifier: GestureClassifier<Colour>) =>
  (await (await classifier.exportSamples()).text()).trim().split('\n');

describe('samples as JSON lines', () => {
  it('have one object a line, with features that come back bit for bit', async () => {
    const classifier = await taught();
    await classifier.addSample(plain(13, 77, 201), 'blue');
    const file = await classifier.exportSamples();
    expect(file.type).toBe('application/jsonl');
    const all = (await lines(classifier)).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(all.map(({ label }) => label)).toEqual(['red', 'green', 'blue']);
    expect(Object.keys(all[0])).toEqual(['id', 'label', 'addedAt', 'backbone', 'features']);
    expect(all[0]).toMatchObject({ id: classifier.samples[0].id, backbone: 'mosaic/4x4' });
    const other = await create();
    expect(await other.merge(file)).toEqual(classifier.samples);
    expect(other.samples).toEqual(classifier.samples);
    await other.train();
    expect((await other.predict(BLUE)).label).toBe('blue');
  });

  it('may be written by hand: without id and date, with empty lines', async () => {
    const other = await create();
    const [line] = await lines(await taught());
    const { label, backbone, features } = JSON.parse(line) as Record<string, unknown>;
    const text = `\r\n${JSON.stringify({ label, backbone, features, note: 'mine' })}\r\n\n`;
    const [sample] = await other.merge(new TextEncoder().encode(text.repeat(2)));
    expect(other.sampleCounts.get('red')).toBe(2);
    expect(Date.now() - sample.addedAt).toBeLessThan(10_000);
  });

  it('of none are an empty file', async () => {
    const classifier = await create();
    expect((await classifier.exportSamples()).size).toBe(0);
    expect(await classifier.merge(new Blob([]))).toEqual([]);
  });

  it.each<[string, (line: Record<string, unknown>) => unknown, string]>([
    ['no JSON', () => 'nonsense {', 'line 2 is not valid JSON'],
    ['no object', () => [1], 'line 2 in'],
    ['deep nesting', () => `${'['.repeat(99)}${']'.repeat(99)}`, 'line 2 is nested too deeply'],
    ['an id of an earlier line', (line) => ({ ...line, id: 'first' }), 'line 2 has the id of an earlier one'],
    ['an empty label', (line) => ({ ...line, label: '' }), 'the label in line 2 is empty'],
    ['a date that is none', (line) => ({ ...line, addedAt: 'soon' }), 'addedAt in line 2'],
    [
      'another backbone',
      (line) => ({ ...line, backbone: 'x' }),
      'line 2 was made with the backbone "x", and this one is "mosaic/4x4"',
    ],
    ['no backbone', (line) => ({ ...line, backbone: undefined }), 'line 2 does not name its backbone'],
    ['too few features', (line) => ({ ...line, features: [1] }), 'features in line 2 is not a list of 48'],
    [
      'a text for a feature',
      (line) => ({ ...line, features: Array(48).fill('1') as string[] }),
      'not all numbers',
    ],
    [
      'a feature out of range',
      (line) => ({ ...line, features: Array(48).fill(1e9) as number[] }),
      'not all numbers',
    ],
  ])('with %s are refused, and nothing changes', async (_name, change, message) => {
    const line = JSON.parse((await lines(await taught()))[0]) as Record<string, unknown>;
    const wrong = change({ ...line, id: 'second' });
    const text = `${JSON.stringify({ ...line, id: 'first' })}\n${typeof wrong === 'string' ? wrong : JSON.stringify(wrong)}`;
    const classifier = await create();
    await expect(classifier.merge(new Blob([text]))).rejects.toMatchObject(invalid(message));
    expect(classifier.samples).toEqual([]);
  });
});

describe('merging', () => {
  it('brings in the samples of a file, and keeps once what is there already', async () => {
    const one = await taught();
    const two = await create();
    await two.merge(await one.save());
    await two.addSample(BLUE, 'blue');
    const [red] = one.samples;
    expect((await one.merge(await two.save())).map(({ label }) => label)).toEqual(['blue']);
    expect(one.samples.map(({ label }) => label)).toEqual(['red', 'green', 'blue']);
    expect(one.samples[0]).toBe(red);
    expect(await one.merge(await two.save())).toEqual([]);
    await one.train();
    expect((await one.predict(BLUE)).label).toBe('blue');
  });

  it('refuses new labels, unless they may be added', async () => {
    const other = (await taught()).renameLabel('green', 'leaf');
    const classifier = await create();
    const file = await other.save();
    await expect(classifier.merge(file)).rejects.toMatchObject(invalid('["leaf"]'));
    expect([classifier.labels, classifier.samples]).toEqual([['red', 'green', 'blue'], []]);
    await classifier.merge(file, { newLabels: 'add' });
    expect(classifier.labels).toEqual(['red', 'green', 'blue', 'leaf']);
    expect(classifier.samples.map(({ label }) => label)).toEqual(['red', 'leaf']);
    await classifier.train();
    expect((await classifier.predict(GREEN)).label).toBe('leaf');
    await expect(classifier.merge(file, { newLabels: 'maybe' as never })).rejects.toThrow(TypeError);
  });

  it('of another backbone says both, and changes nothing', async () => {
    const plugin = mosaic();
    const other = await GestureClassifier.create({
      ...{ labels: ['red', 'green'], head: nearestMean(), backends: [wasm()] },
      backbone: {
        ...plugin,
        load: async () => ({ ...(await plugin.load(null as never)), id: 'mosaic/5x5' }),
      },
    });
    await other.addSample(RED, 'red');
    const classifier = await create();
    const merging = classifier.merge(await other.save());
    await expect(merging).rejects.toMatchObject(
      invalid('the backbone mosaic/5x5, and this one is mosaic/4x4'),
    );
    expect(classifier.samples).toEqual([]);
    other.dispose();
  });

  it('with vectors of another length is refused, though its backbone has the same id, and changes nothing', async () => {
    const theirs = makeArchive({ dimensions: 7, trained: false });
    const { id, ...rest } = { ...theirs.backbone, id: 'mosaic/4x4' };
    const file = await writeArchive({ ...theirs, backbone: { ...rest, id } });
    const classifier = await taught();
    const { labels, samples } = classifier;
    const merging = classifier.merge(new Blob([file]), { newLabels: 'add' });
    await expect(merging).rejects.toMatchObject(
      invalid('its vectors have 7 numbers, and those of mosaic/4x4 have 48'),
    );
    expect(classifier.labels).toEqual(labels);
    expect(classifier.samples).toEqual(samples);
  });

  it('ends with an abort or with the classifier, and leaves it as it was', async () => {
    const file = await (await taught()).save();
    const classifier = await create();
    const reason = new Error('enough');
    await expect(classifier.merge(file, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    const merging = classifier.merge(file, { signal: controller.signal });
    controller.abort(reason);
    await expect(merging).rejects.toBe(reason);
    expect(classifier.samples).toEqual([]);
    const late = classifier.merge(file);
    classifier.dispose();
    await expect(late).rejects.toMatchObject(failing('disposed'));
    await expect(classifier.exportSamples()).rejects.toMatchObject(failing('disposed'));
  });
});
