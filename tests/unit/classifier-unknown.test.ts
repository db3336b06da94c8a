import { afterEach, describe, expect, it } from 'vitest';
import {
  GestureClassifier,
  wasm,
  type BackbonePlugin,
  type GestureClassifierOptions,
} from '../../src/index.js';
import { rezipped, unzipped } from '../support/archives.js';
import { colours, create, disposeAll, failing, taught, type Colour } from '../support/colour-classifier.js';
import { BLACK, BLUE, mosaic, nearestMean, plain, RED } from '../support/tiny-plugins.js';

afterEach(disposeAll);

/** Colours that know how far apart pictures of one colour usually are. */
function knowing(): BackbonePlugin {
  const plugin = mosaic();
  return {
    ...plugin,
    load: async (context) => ({
      ...(await plugin.load(context)),
      sameGesture: { typical: 0.2, farthest: 0.4 },
    }),
  };
}
const known = (options: GestureClassifierOptions<Colour> = {}) => taught({ backbone: knowing(), ...options });
const REDDISH = plain(255, 60, 30);
const ORANGE = plain(255, 105, 0);

describe('nothing known', () => {
  it('is what a picture far from all samples shows, whatever the head makes of it', async () => {
    const classifier = await known();
    expect(await classifier.predict(REDDISH)).toMatchObject({ label: 'red' });
    const prediction = await classifier.predict(BLUE);
    expect(prediction.label).toBeNull();
    expect(prediction.confidence).toBeGreaterThan(0.9);
    expect(prediction.confidence).toBeLessThanOrEqual(1);
  });

  it('is never said of a picture by backbones that do not tell how far is far', async () => {
    const classifier = await taught();
    expect((await classifier.predict(BLUE)).label).not.toBeNull();
    expect((await classifier.predict(BLACK)).label).toBeNull();
  });

  it('leaves the scores as they are, and lowers the confidence where it is in doubt', async () => {
    const [doubting, sure] = [await known(), await taught()];
    const [a, b] = [await doubting.predict(ORANGE), await sure.predict(ORANGE)];
    expect(a.scores).toEqual(b.scores);
    expect(b.label).toBe('red');
    expect(a.confidence).not.toBe(b.confidence);
  });

  it('moves with the sensitivity, at once', async () => {
    const classifier = await known({ sensitivity: 1 });
    expect(classifier.sensitivity).toBe(1);
    expect((await classifier.predict(BLUE)).label).not.toBeNull();
    expect((await classifier.predict(BLACK)).label).toBeNull();
    classifier.sensitivity = 0;
    expect(await classifier.predict(RED)).toMatchObject({ label: null, confidence: 1 });
  });

  it('shows in a stream too, averaged', async () => {
    const classifier = await known();
    const labels: (string | null)[] = [];
    const frames = [RED, RED, BLUE, RED, BLUE, BLUE, BLUE];
    for await (const { label } of classifier.predictStream(colours(frames), { smoothing: 10_000 })) {
      labels.push(label);
    }
    expect(labels.slice(0, 5)).toEqual(['red', 'red', 'red', 'red', 'red']);
    expect(labels[6]).toBeNull();
  });

  it.each([-0.1, 1.1, NaN, '0.5', null])('refuses the sensitivity %o, and stays as it was', async (wrong) => {
    const sensitivity = wrong as number;
    if (wrong !== null) await expect(create({ sensitivity })).rejects.toThrow(/sensitivity.*0 to 1/);
    const classifier = await known({ sensitivity: 0.3 });
    expect(() => (classifier.sensitivity = sensitivity)).toThrow(TypeError);
    expect(classifier.sensitivity).toBe(0.3);
  });
});

describe('nothing known, saved and loaded', () => {
  const options = { backbone: knowing(), head: nearestMean(), backends: [wasm()] };
  const load = (source: Blob | Uint8Array, more: object = {}) =>
    GestureClassifier.load<Colour>(source, { ...options, ...more });

  it('predicts the same bit for bit, also when samples were removed since', async () => {
    const classifier = await known({ sensitivity: 0.37 });
    classifier.removeSample(classifier.samples[0]);
    const loaded = await load(await classifier.save());
    expect(loaded.sensitivity).toBe(0.37);
    for (const frame of [RED, REDDISH, ORANGE, BLUE, BLACK]) {
      const expected = await classifier.predict(frame);
      expect({ ...(await loaded.predict(frame)), timestamp: expected.timestamp }).toEqual(expected);
    }
    loaded.dispose();
    const other = await load(await classifier.save(), { sensitivity: 0.9 });
    expect(other.sensitivity).toBe(0.9);
    other.dispose();
  });

  it('takes files from before there was such a thing: all is known until the next training', async () => {
    const loaded = await load(await (await taught()).save());
    expect((await loaded.predict(BLUE)).label).not.toBeNull();
    await loaded.train();
    expect((await loaded.predict(BLUE)).label).toBeNull();
    loaded.dispose();
  });

  it('refuses files in which it was tampered with', async () => {
    const bytes = new Uint8Array(await (await (await known()).save()).arrayBuffer());
    const { metadata, files } = unzipped(bytes);
    const refused = async (text: string) => {
      expect(text).not.toBe(JSON.stringify(metadata));
      await expect(load(rezipped(text, files))).rejects.toMatchObject(failing('invalid-archive'));
    };
    const text = JSON.stringify(metadata);
    await refused(text.replace('"sensitivity":0.5', '"sensitivity":2'));
    await refused(text.replace('"sensitivity":0.5', '"sensitivity":"high"'));
    await refused(text.replace('familiarity/vectors', 'familiarity/nothing'));
  });
});
