import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadPlugins } from '../../src/element/glue/plugins.js';
import {
  GestureClassifier,
  type BackbonePlugin,
  type BackendChoice,
  type BackendPlugin,
} from '../../src/index.js';
import { webgpu } from '../../src/backends/webgpu.js';
import { nearestMean } from '../support/tiny-plugins.js';

const backend = (name: string, start = () => Promise.resolve()): BackendPlugin => ({
  name,
  start: async () => {
    await start();
    return { isLost: () => false };
  },
});
const broken = backend('broken', () => Promise.reject(new Error('no such card')));

let made = 0;
/** Frames that were read on each backend, and a backbone that takes so many milliseconds for one. */
function paced(pace: Record<string, number>): { reads: string[]; backbone: BackbonePlugin } {
  const reads: string[] = [];
  const read = async (name: string) => {
    reads.push(name);
    await new Promise((resolve) => setTimeout(resolve, pace[name]));
    return { features: new Float32Array(2) };
  };
  return {
    reads,
    backbone: {
      // Timings are remembered for a backbone's name.
      name: `paced ${++made}`,
      load: ({ engine }) =>
        Promise.resolve({
          id: 'paced',
          dimensions: 2,
          preprocessing: {},
          open: () => ({ read: () => read(engine.backend) }),
          dispose: () => undefined,
        }),
    },
  };
}

async function create(backends: BackendChoice, backbone: BackbonePlugin) {
  const start = performance.now();
  let waiting = true;
  const creating = GestureClassifier.create({ backends, backbone, head: nearestMean() }).finally(
    () => (waiting = false),
  );
  creating.catch(() => undefined);
  while (waiting) await vi.advanceTimersByTimeAsync(1);
  return { classifier: await creating, took: performance.now() - start };
}

// A clock of its own: how busy the machine is changes nothing.
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  // Loads what is loaded on demand, which takes any time.
  await create({ fastest: [backend('first')] }, paced({ first: 1 }).backbone);
});
afterAll(() => void vi.useRealTimers());

describe('the fastest backend', () => {
  it('is chosen, whichever comes first, and the figures can be read', async () => {
    const { backbone } = paced({ slow: 30, fast: 5, middle: 15 });
    const names = ['slow', 'broken', 'fast', 'middle'];
    const fastest = names.map((name) => (name === 'broken' ? broken : backend(name)));
    const { classifier } = await create({ fastest }, backbone);
    expect(classifier.backend).toBe('fast');
    const { candidates, device, measuredAt } = classifier.backendTimings!;
    expect(candidates.map(({ name }) => name)).toEqual(['fast', 'middle', 'slow', 'broken']);
    expect(candidates[0].milliseconds).toBeGreaterThanOrEqual(4);
    expect(candidates[0].milliseconds).toBeLessThan(candidates[2].milliseconds!);
    expect(candidates[3]).toEqual({ name: 'broken', milliseconds: null, problem: 'no such card' });
    expect(device).toMatch(/^digit-gesture .*paced.*slow broken fast middle.*processors/);
    expect(Date.now() - measuredAt).toBeLessThan(60_000);
  });

  it('is remembered: the next classifier measures nothing and starts nothing else', async () => {
    const { backbone, reads } = paced({ slow: 20, fast: 2 });
    let starts = 0;
    const slow = backend('slow', () => Promise.resolve(void starts++));
    const { classifier } = await create({ fastest: [slow, backend('fast')] }, backbone);
    const [before, started] = [reads.length, starts];
    const { classifier: next } = await create({ fastest: [slow, backend('fast')] }, backbone);
    expect(next.backend).toBe('fast');
    expect(next.backendTimings).toEqual(classifier.backendTimings);
    expect([reads.length, starts]).toEqual([before, started]);
  });

  it('is found in 300 ms, however long a candidate would take', async () => {
    const { backbone } = paced({ stuck: 1e6, fast: 5 });
    const { classifier, took } = await create({ fastest: [backend('stuck'), backend('fast')] }, backbone);
    expect(classifier.backend).toBe('fast');
    expect(classifier.backendTimings!.candidates[1].problem).toMatch(
      /no frame came within its share of 150 ms/,
    );
    expect(took).toBeLessThan(300);
  });

  it('is found without a candidate that never starts', async () => {
    const { backbone } = paced({ fast: 5 });
    const never = backend('never', () => new Promise(() => undefined));
    const { classifier } = await create({ fastest: [backend('fast'), never] }, backbone);
    expect(classifier.backend).toBe('fast');
    expect(classifier.backendTimings!.candidates[1].problem).toMatch(/not started after 3000 ms/);
  });

  it('is none where none starts', async () => {
    const { backbone } = paced({});
    await expect(create({ fastest: [broken] }, backbone)).rejects.toMatchObject({
      code: 'backend-unavailable',
    });
  });

  it('was not looked for where a list was given', async () => {
    const { backbone, reads } = paced({ slow: 1 });
    const { classifier } = await create([backend('slow')], backbone);
    expect(classifier.backendTimings).toBeNull();
    expect(reads).toEqual([]);
  });

  it.each(['fast', [], {}, { fastest: [] }, { fastest: [{}] }, 7])(
    'says what is no choice: %j',
    async (choice) => {
      await expect(create(choice as unknown as BackendChoice, paced({}).backbone)).rejects.toThrow(
        /^backends/,
      );
      await expect(create(choice as unknown as BackendChoice, paced({}).backbone)).rejects.toThrow(TypeError);
    },
  );
});

describe('a pad', () => {
  const settings = {
    ...{ labels: ['0', '1'], backbone: 'hand', head: 'least-squares', modelUrl: '', starter: '' },
    ...{ sensitivity: null, worker: true },
  };
  const choice = async (backends: string) => (await loadPlugins({ ...settings, backends })).backends;

  it('has the fastest found, of two or of those it names', async () => {
    expect(await choice('fastest')).toBe('fastest');
    expect(await choice('fastest wasm')).toMatchObject({ fastest: [{ name: 'wasm' }] });
    expect(await choice('')).toBeUndefined();
  });

  it('knows webgpu once that was imported', async () => {
    await expect(choice('webgpu wasm')).rejects.toThrow("import 'digit-gesture/element/webgpu'");
    await import('../../src/element/webgpu.js');
    expect(await choice('webgpu wasm')).toMatchObject([{ name: 'webgpu' }, { name: 'wasm' }]);
  });
});

it('WebGPU says that there is none, and the next backend serves', async () => {
  await expect(webgpu().start()).rejects.toThrow(/no WebGPU/);
  const { classifier } = await create([webgpu(), backend('other')], paced({}).backbone);
  expect(classifier.backend).toBe('other');
  await expect(create([webgpu()], paced({}).backbone)).rejects.toMatchObject({
    code: 'backend-unavailable',
    message: expect.stringContaining('webgpu: this browser has no WebGPU') as string,
  });
});
