import * as tf from '@tensorflow/tfjs-core';
import { loadLayersModel, model as makeModel } from '@tensorflow/tfjs-layers';
import { chmod, cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backbone } from '../../src/backbone/backbone.js';
import { mobilenet } from '../../src/backbone/mobilenet/mobilenet.js';
import type { ModelLoader } from '../../src/backbone/mobilenet/model-files.js';
import type { FallbackEngine } from '../../src/backends/engine.js';
import { centreSquare } from '../../src/frame/view.js';
import { openView } from '../../src/frame/open-view.js';
import { nodeEngine } from '../support/node-engine.js';
import { mobilenetUrl, people, photograph } from '../support/photographs.js';
import { noSharedFolder, sharedFolder } from '../support/shared-folder.js';

describe.skipIf(!sharedFolder)(`mobilenet on real weights (skipped where ${noSharedFolder})`, () => {
  let engine: FallbackEngine;
  let backbone: Backbone;
  let folder: string;

  beforeAll(async () => {
    engine = await nodeEngine();
    backbone = await mobilenet({ modelUrl: mobilenetUrl() }).load({ engine });
    folder = fileURLToPath(new URL('.', mobilenetUrl()));
  });
  afterAll(() => backbone.dispose());

  it('gives the features of the plain layers model, within 1e-3', async () => {
    expect(backbone.dimensions).toBe(7 * 7 * 256);
    const plain = await plainModel();
    for (const digit of ['0', '3', '7']) {
      const view = openView(await photograph(people()[5], digit), true);
      const { features } = await backbone.open().read(view, true);
      const pixels = view.read(centreSquare(view), 224).data;
      const rgb = pixels.filter((_, i) => i % 4 < 3);
      const input = Float32Array.from(rgb, (value) => value / 127.5 - 1);
      const expected = engine.run(() =>
        tf.tidy(() => (plain.predict(tf.tensor4d(input, [1, 224, 224, 3])) as tf.Tensor).dataSync()),
      );
      expect(largestDifference(features!, expected as Float32Array)).toBeLessThan(1e-3);
      expect(Math.max(...features!)).toBeGreaterThan(1);
    }
    plain.dispose();
  });

  it('reports progress up to 1, and holds no tensor after dispose', async () => {
    const before = tf.memory().numTensors;
    const steps: number[] = [];
    const other = await mobilenet({ modelUrl: mobilenetUrl() }).load({
      engine,
      onProgress: (fraction) => steps.push(fraction),
    });
    expect(steps.at(-1)).toBe(1);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps.length).toBeGreaterThan(10);
    expect(other.id).toBe(backbone.id);
    other.dispose();
    other.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('reads through an IOHandler too', async () => {
    const { modelTopology, weightsManifest } = await modelJson();
    const files = weightsManifest.flatMap(({ paths }) => paths);
    const shards = await Promise.all(files.map((path) => readFile(join(folder, path))));
    const loader = {
      load: () =>
        Promise.resolve({
          modelTopology,
          weightSpecs: weightsManifest.flatMap(({ weights }) => weights),
          weightData: new Uint8Array(Buffer.concat(shards)).buffer,
        }),
    };
    const other = await mobilenet({ modelUrl: loader }).load({ engine });
    expect(other.id).toBe(backbone.id);
    other.dispose();
  });

  describe('refuses', () => {
    let copy: string;
    const load = (file = 'model.json', signal?: AbortSignal) =>
      mobilenet({ modelUrl: pathToFileURL(join(copy, file)) }).load({ engine, signal });
    const unavailable = (reason: RegExp) => ({
      code: 'model-unavailable',
      message: expect.stringMatching(new RegExp(`file://.*${reason.source}`)) as string,
    });

    beforeAll(async () => {
      copy = await mkdtemp(join(tmpdir(), 'mobilenet-'));
      await cp(folder, copy, { recursive: true });
      for (const name of await readdir(copy)) await chmod(join(copy, name), 0o644);
    });
    afterAll(() => rm(copy, { recursive: true }));

    it('a model that is not there', () =>
      expect(load('none.json')).rejects.toMatchObject(unavailable(/ENOENT/)));

    it('a missing shard', async () => {
      await rm(join(copy, 'group9-shard1of1'));
      await expect(load()).rejects.toMatchObject(unavailable(/group9-shard1of1/));
      await cp(join(folder, 'group9-shard1of1'), join(copy, 'group9-shard1of1'));
    });

    it('a truncated shard', async () => {
      await truncate(join(copy, 'group7-shard1of1'), 100);
      await expect(load()).rejects.toMatchObject(
        unavailable(/group7-shard1of1 should hold \d+ bytes and has 100/),
      );
      await rm(join(copy, 'group7-shard1of1'));
      await cp(join(folder, 'group7-shard1of1'), join(copy, 'group7-shard1of1'));
    });

    it('weights of another shape', async () => {
      const json = await modelJson();
      json.weightsManifest[0].weights[0].shape = [3, 3, 8, 3];
      await writeFile(join(copy, 'shape.json'), JSON.stringify(json));
      await expect(load('shape.json')).rejects.toMatchObject(unavailable(/wrong shape/));
    });

    it('another architecture', async () => {
      const json = await modelJson();
      const layers = json.modelTopology.model_config.config.layers;
      layers.splice(10, 1, { class_name: 'MaxPooling2D', name: 'pool', config: { name: 'pool' } });
      await writeFile(join(copy, 'other.json'), JSON.stringify(json));
      await expect(load('other.json')).rejects.toMatchObject(unavailable(/not a MobileNetV1/));
    });

    it('a model without weights, and a file that is no JSON', async () => {
      await writeFile(join(copy, 'empty.json'), '{}');
      await expect(load('empty.json')).rejects.toMatchObject(unavailable(/weightsManifest/));
      await writeFile(join(copy, 'text.json'), 'hello');
      await expect(load('text.json')).rejects.toMatchObject(unavailable(/not a JSON object/));
    });

    it.each<[string, ModelLoader, RegExp]>([
      ['gives nothing', { load: () => Promise.resolve(null as never) }, /its load\(\) gave nothing/],
      [
        'throws at once',
        {
          load: () => {
            throw new Error('not today');
          },
        },
        /not today/,
      ],
      [
        'has weights that nobody can read',
        {
          load: async () => {
            const { modelTopology, weightsManifest } = await modelJson();
            const specs = weightsManifest.flatMap(({ weights }) => weights);
            const weightSpecs = specs.map((spec) => ({ ...spec, quantization: { dtype: 'uint8' } }));
            const size = specs.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
            return { modelTopology, weightSpecs, weightData: new ArrayBuffer(size) };
          },
        },
        /quantization/,
      ],
    ])('a loader that %s', async (_name, modelUrl, message) => {
      await expect(mobilenet({ modelUrl }).load({ engine })).rejects.toMatchObject({
        code: 'model-unavailable',
        message: expect.stringMatching(message) as string,
      });
    });

    it('weights at what is no address', async () => {
      const json = await modelJson();
      json.weightsManifest.forEach((group) => (group.paths = ['http://[']));
      await writeFile(join(copy, 'address.json'), JSON.stringify(json));
      await expect(load('address.json')).rejects.toMatchObject(unavailable(/is no address/));
    });

    it('a web page instead of JSON, and a server that refuses', async () => {
      const server = await serve((path) =>
        path === '/page'
          ? { status: 200, type: 'text/html', body: '<!doctype html><p>Sorry' }
          : { status: 403 },
      );
      const base = `http://localhost:${(server.address() as AddressInfo).port}`;
      await expect(mobilenet({ modelUrl: `${base}/page` }).load({ engine })).rejects.toMatchObject({
        code: 'model-unavailable',
        message: expect.stringContaining('web page') as string,
      });
      await expect(mobilenet({ modelUrl: `${base}/other` }).load({ engine })).rejects.toMatchObject({
        code: 'model-unavailable',
        message: expect.stringContaining('403') as string,
      });
      server.close();
      server.closeAllConnections();
      await expect(mobilenet({ modelUrl: `${base}/gone` }).load({ engine })).rejects.toMatchObject({
        code: 'model-unavailable',
      });
    });

    it('to go on when aborted, and drops the connection', async () => {
      let closed = 0;
      const controller = new AbortController();
      const server = await serve((_path, response) => {
        response.on('close', () => closed++);
        controller.abort(new Error('enough'));
        return null;
      });
      const base = `http://localhost:${(server.address() as AddressInfo).port}`;
      const loading = mobilenet({ modelUrl: base }).load({ engine, signal: controller.signal });
      await expect(loading).rejects.toThrow('enough');
      await expect.poll(() => closed).toBe(1);
      server.close();
    });

    it('what is no URL', () => {
      expect(() => mobilenet({ modelUrl: 'nowhere' })).toThrow(TypeError);
    });
  });

  async function modelJson() {
    return JSON.parse(await readFile(join(folder, 'model.json'), 'utf8')) as {
      modelTopology: { model_config: { config: { layers: object[] } } };
      weightsManifest: { paths: string[]; weights: { name: string; shape: number[]; dtype: 'float32' }[] }[];
    };
  }

  async function plainModel() {
    const { modelTopology, weightsManifest } = await modelJson();
    const files = weightsManifest.flatMap(({ paths }) => paths);
    const shards = await Promise.all(files.map((path) => readFile(join(folder, path))));
    const full = await engine.run(() =>
      loadLayersModel(
        tf.io.fromMemory({
          modelTopology,
          weightSpecs: weightsManifest.flatMap(({ weights }) => weights),
          weightData: new Uint8Array(Buffer.concat(shards)).buffer,
        }),
      ),
    );
    return makeModel({
      inputs: full.inputs,
      outputs: full.getLayer('conv_pw_13_relu').output,
    });
  }
});

function largestDifference(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((worst, value, i) => Math.max(worst, Math.abs(value - b[i])), 0);
}

async function serve(
  answer: (path: string, response: ServerResponse) => { status: number; type?: string; body?: string } | null,
): Promise<Server> {
  const server = createServer((request, response) => {
    const reply = answer(request.url!, response);
    if (reply)
      response.writeHead(reply.status, { 'content-type': reply.type ?? 'text/plain' }).end(reply.body);
  });
  await new Promise<void>((listening) => server.listen(0, listening));
  return server;
}
