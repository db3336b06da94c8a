// A model is a stranger's until it has been looked at.
import { strFromU8, strToU8, type Zippable } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { GestureClassifier, wasm } from '../../src/index.js';
import { failing } from '../support/colour-classifier.js';
import { teachableFiles, unzip, zip, type Files } from '../support/teachable-models.js';

const load = (source: Blob) => GestureClassifier.load<string>(source, { backends: [wasm()] });

describe('a model', () => {
  let files: Files;
  beforeAll(async () => void (files = await teachableFiles()));

  type Json = Record<string, never>;
  const json = (name: string, change: (value: Json) => unknown) => (files: Files) => ({
    ...files,
    [name]: strToU8(JSON.stringify(change(JSON.parse(strFromU8(files[name])) as Json))),
  });
  const asBytes = (manifest: unknown) =>
    JSON.parse(JSON.stringify(manifest).replaceAll('float32', 'uint8')) as unknown;
  const without = (name: string) => (files: Files) =>
    Object.fromEntries(Object.entries(files).filter(([key]) => key !== name));
  const text = (from: string | RegExp, to: string) => (files: Files) => ({
    ...files,
    'model.json': strToU8(strFromU8(files['model.json']).replace(from, to)),
  });

  it.each<[string, (files: Files) => Zippable, string]>([
    ['no metadata', without('metadata.json'), '"metadata.json" is missing'],
    ['no weights', without('weights.bin'), '"weights.bin" is missing'],
    ['too few labels', json('metadata.json', (m) => ({ ...m, labels: ['a'] })), 'there is 1 label,'],
    ['labels twice', json('metadata.json', (m) => ({ ...m, labels: ['a', 'a', 'b'] })), 'twice'],
    [
      'a label too many',
      json('metadata.json', (m) => ({ ...m, labels: ['a', 'b', 'c', 'd'] })),
      'instead of 10×4',
    ],
    ['a size that is none', json('metadata.json', (m) => ({ ...m, imageSize: 1e9 })), 'imageSize'],
    [
      'a size that does not fit',
      json('metadata.json', (m) => ({ ...m, grayscale: true })),
      'expects 3 channels and gets 1',
    ],
    ['no topology', json('model.json', (m) => ({ ...m, modelTopology: null })), 'modelTopology'],
    ['no manifest', json('model.json', (m) => ({ ...m, weightsManifest: 7 })), 'weightsManifest'],
    [
      'short weights',
      (files) => ({ ...files, 'weights.bin': files['weights.bin'].subarray(4) }),
      'bytes instead of',
    ],
    [
      'weights elsewhere',
      text('"weights.bin"', '"https://evil.example/weights.bin"'),
      'not beside its model.json',
    ],
    ['weights above', text('"weights.bin"', '"../weights.bin"'), 'not beside its model.json'],
    [
      'quantized weights',
      json('model.json', (m) => ({ ...m, weightsManifest: asBytes(m['weightsManifest']) })),
      'single precision',
    ],
    ['huge weights', text(/"shape":\[3,3,3,8\]/, '"shape":[30000,30000,3,8]'), 'more than'],
    ['a layer that is not known', text('"DepthwiseConv2D"', '"Lambda"'), '"Lambda"'],
    ['another end', text('"softmax"', '"sigmoid"'), 'does not end in'],
    ['a missing weight', text('"name":"dense_a/bias"', '"name":"dense_c/bias"'), '"dense_a/bias" is missing'],
    [
      'deep nesting',
      (files) => ({ ...files, 'model.json': strToU8(`{"a":${'['.repeat(50)}${']'.repeat(50)}}`) }),
      'too deeply',
    ],
    ['nothing readable', (files) => ({ ...files, 'model.json': strToU8('<html>') }), 'not valid JSON'],
  ])('with %s is refused', async (_name, change, message) => {
    await expect(load(zip(change(files)))).rejects.toMatchObject({
      ...failing('invalid-archive'),
      message: expect.stringContaining(message) as string,
    });
  });

  it('with weights that are no numbers is refused', async () => {
    const weights = new Float32Array(files['weights.bin'].slice().buffer).fill(NaN, 0, 1);
    const wrong = { ...files, 'weights.bin': new Uint8Array(weights.buffer) };
    await expect(load(zip(wrong))).rejects.toMatchObject(failing('invalid-archive'));
  });

  it.each<[string, (text: string) => string, string]>([
    ['has no layers', (text) => text.replace('"layers": [', '"layer": ['), 'it has no layers'],
    ['reads ahead', (text) => text.replace('"from": 1', '"from": 900'), 'reads what is not there yet'],
    ['has an unknown layer', (text) => text.replace('"kind": "add"', '"kind": "eval"'), 'of an unknown kind'],
    [
      'takes too much memory',
      (text) =>
        text.replace('"size": 32', '"size": 1024').replace(/"strides": \[\s*2,\s*2/, '"strides": [1, 1'),
      "can't be",
    ],
    [
      'has another id',
      (text) => text.replace('"teachable-machine/', '"teachable-machine/0'),
      'and this one is',
    ],
  ])('in a .gesture file that %s is refused', async (_name, change, message) => {
    const classifier = await load(zip(files));
    const parts = await unzip(await classifier.save());
    classifier.dispose();
    const text = strFromU8(parts['metadata.json']);
    expect(change(text)).not.toBe(text);
    const wrong = zip({ ...parts, 'metadata.json': strToU8(change(text)) });
    await expect(load(wrong)).rejects.toMatchObject({
      ...failing('invalid-archive'),
      message: expect.stringContaining(message) as string,
    });
  });
});
