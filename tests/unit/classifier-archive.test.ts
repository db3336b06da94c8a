import { afterEach, describe, expect, it } from 'vitest';
import { GestureClassifier, wasm, type HeadPlugin, type LoadOptions } from '../../src/index.js';
import { create, disposeAll, failing, LABELS, taught, type Colour } from '../support/colour-classifier.js';
import { GREEN, halves, mosaic, nearestMean, plain, RED } from '../support/tiny-plugins.js';

afterEach(disposeAll);

describe('saving and loading', () => {
  const options = { backbone: mosaic(), head: nearestMean(), backends: [wasm()] };

  it('restores labels, samples and predictions bit for bit', async () => {
    const classifier = await taught();
    const blob = await classifier.save();
    expect(blob.type).toBe('application/x-digit-gesture+zip');
    const sources = [blob, await blob.arrayBuffer(), new Uint8Array(await blob.arrayBuffer())];
    for (const source of sources) {
      const loaded = await GestureClassifier.load<Colour>(source, options);
      expect(loaded.labels).toEqual(LABELS);
      expect(loaded.isTrained).toBe(true);
      expect(loaded.samples).toEqual(classifier.samples);
      const mixed = plain(200, 180, 20);
      expect((await loaded.predict(mixed)).scores).toEqual((await classifier.predict(mixed)).scores);
      expect((await loaded.train()).samples).toBe(2);
      loaded.dispose();
    }
  });

  it('reads frames mirrored unless told otherwise, and those of a file as when it was saved', async () => {
    const left = halves(RED, GREEN);
    const right = halves(GREEN, RED);
    for (const mirror of [undefined, true, false]) {
      const classifier = await create({ mirror });
      await classifier.addSample(left, 'red');
      await classifier.addSample(right, 'green');
      await classifier.train();
      const file = await classifier.save();
      const labelled = async (loadOptions: LoadOptions): Promise<string | null> => {
        const loaded = await GestureClassifier.load(file, { ...options, ...loadOptions });
        const { label } = await loaded.predict(left);
        loaded.dispose();
        return label;
      };
      expect(await labelled({})).toBe('red');
      expect(await labelled({ mirror: true })).toBe(mirror === false ? 'green' : 'red');
      expect(await labelled({ mirror: false })).toBe(mirror === false ? 'red' : 'green');
    }
  });

  it('restores what was never trained', async () => {
    const classifier = await create();
    await classifier.addSample(RED, 'red');
    const loaded = await GestureClassifier.load(await classifier.save(), options);
    expect(loaded.isTrained).toBe(false);
    expect([...loaded.sampleCounts]).toEqual([
      ['red', 1],
      ['green', 0],
      ['blue', 0],
    ]);
    loaded.dispose();
  });

  it('writes nothing that it would refuse to read', async () => {
    const plugin = nearestMean();
    const wordy: HeadPlugin = {
      ...plugin,
      create: async (facts) => {
        const made = await plugin.create(facts);
        return {
          ...made,
          train: async (set, trainOptions) => {
            const training = await made.train(set, trainOptions);
            const save = () => ({
              ...training.head.save(),
              // Text that shrinks to less than a hundredth, as bombs do.
              settings: { counts: new Array<number>(200_000).fill(0) },
            });
            return { ...training, head: { ...training.head, save } };
          },
        };
      },
    };
    const loaded = await GestureClassifier.load(await (await taught({ head: wordy })).save(), options);
    expect(loaded.samples).toHaveLength(2);
    loaded.dispose();
  });

  it('refuses another backbone, another head, and what is no archive', async () => {
    const blob = await (await taught()).save();
    const plugin = mosaic();
    const other = {
      ...plugin,
      load: async () => ({ ...(await plugin.load(undefined as never)), id: 'mosaic/5x5' }),
    };
    const invalid = failing('invalid-archive');
    const refused = (changes: object, source: Blob = blob) =>
      GestureClassifier.load(source, { ...options, ...changes });
    await expect(refused({ backbone: other })).rejects.toMatchObject({
      ...invalid,
      message: expect.stringContaining('mosaic/4x4') as string,
    });
    await expect(refused({ head: { ...nearestMean(), name: 'other' } })).rejects.toMatchObject(invalid);
    await expect(refused({}, new Blob(['hello']))).rejects.toMatchObject(invalid);
    await expect(refused({}, 7 as never)).rejects.toThrow(TypeError);
    expect(plugin.disposed).toBe(1);
  });
});
