import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { GestureError } from '../../../src/errors.js';
import { Actions } from '../../../src/element/glue/actions.js';
import type { ClassifierHolder } from '../../../src/element/glue/classifier-holder.js';
import { Keyboard } from '../../../src/element/glue/keyboard.js';
import type { PadGlue } from '../../../src/element/glue/pad-glue.js';
import type { Picture } from '../../../src/element/glue/picture.js';
import { Samples } from '../../../src/element/glue/samples.js';
import { initialState } from '../../../src/element/state/pad-state.js';
import { Store } from '../../../src/element/state/store.js';
import type { Sample } from '../../../src/samples/sample.js';

const labels = ['1', '2', '3'];
const noHand = new GestureError('no-hand', 'No hand was found.');

/** What is pressed in a pad whose classifier reads as slowly, and fails as often, as the test says. */
function pressed(wait = 20) {
  const samples: Sample<string>[] = [];
  let made = 0;
  const slow = { wait, error: null as Error | null };
  const classifier = {
    async addSample(_: unknown, label: string) {
      await new Promise((resolve) => setTimeout(resolve, slow.wait));
      if (slow.error) throw slow.error;
      const sample = { id: String(made++), label, addedAt: 0 };
      samples.push(sample);
      return sample;
    },
    removeSample: (id: string) =>
      samples.splice(
        samples.findIndex((sample) => sample.id === id),
        1,
      ),
  };
  const holder = {
    current: classifier,
    knowledge: () => ({ samples: [...samples], trained: false, starter: false }),
  } as unknown as ClassifierHolder;
  const said: unknown[] = [];
  const store = new Store(initialState(labels), (state, before) => {
    if (state.said !== before.said) said.push(state.said);
  });
  store.send({ type: 'classifier-loaded', labels, ...holder.knowledge() });
  store.send({ type: 'camera-live', mirrored: true, cameraId: '', facing: false });
  said.length = 0;
  const picture = { hasFrame: () => Promise.resolve() } as Picture;
  const nothing = () => undefined;
  const taking = new Samples(store, holder, picture, nothing, nothing);
  vi.spyOn(taking.thumbnails, 'draw').mockReturnValue({} as HTMLCanvasElement);
  const failures: Error[] = [];
  const glue = { samples: taking, fail: (error: Error) => failures.push(error) } as unknown as PadGlue;
  const { press, undo } = new Actions(store, glue, {
    fileName: () => '',
    chooseCamera: nothing,
    toggleOverlay: nothing,
  });
  const keyboard = new Keyboard(store, press, undo, () => true);
  const key = (name: string) =>
    ({ key: name, code: `Key${name}`, composedPath: () => [], preventDefault: nothing }) as never;
  return {
    ...{ store, taking, press, said, failures, slow },
    down: (name: string) => keyboard.onKeyDown(key(name)),
    up: (name: string) => keyboard.onKeyUp(key(name)),
    tap: (label: string) => {
      press.down(label);
      press.up();
    },
    taken: () => samples.map(({ label }) => label).join(''),
  };
}
const pass = (time: number) => vi.advanceTimersByTimeAsync(time);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('HTMLElement', class {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('presses that come faster than samples are read are counted and undone one by one', async () => {
  const { tap, taken, taking, said } = pressed(500);
  for (const label of labels) {
    tap(label);
    await pass(60);
  }
  await pass(1000);
  expect(taken()).toBe('123');
  expect(said).toEqual(labels.map((label) => ({ key: 'saidTaken', values: { label, n: 1 } })));
  for (const left of ['12', '1', '']) {
    await taking.undo();
    expect(taken()).toBe(left);
  }
});

test('a button that is held stays lit when the sample of the one before it comes', async () => {
  const { tap, press, store, taken, taking } = pressed(400);
  tap('1');
  await pass(50);
  press.down('2');
  await pass(800);
  expect(taken()).toBe('12');
  expect(store.state.holding).toBe('2');
  press.up();
  await pass(800);
  expect(store.state.holding).toBeNull();
  await taking.undo();
  expect(taken()).toBe('1');
});

test('undo waits for what is on its way, and takes that back', async () => {
  const { tap, taken, taking, slow } = pressed();
  tap('1');
  await pass(100);
  slow.wait = 800;
  for (const begin of [() => tap('2'), () => void taking.capture('2')]) {
    begin();
    void taking.undo();
    await pass(1000);
    expect(taken()).toBe('1');
  }
});

test('a hand that is lost for a moment does not end a hold, and is missed aloud once', async () => {
  const { press, taken, failures, slow } = pressed();
  press.down('1');
  await pass(700);
  const before = taken().length;
  expect(before).toBeGreaterThan(1);
  slow.error = noHand;
  await pass(500);
  expect(failures).toEqual([noHand]);
  slow.error = null;
  await pass(500);
  expect(taken().length).toBeGreaterThan(before + 2);
  slow.error = noHand;
  await pass(500);
  expect(failures).toHaveLength(2);
});

test('anything else that goes wrong ends it, and the button goes dark', async () => {
  const { press, store, failures, slow } = pressed();
  slow.error = new GestureError('worker-stopped', 'It stopped.');
  press.down('1');
  await pass(700);
  expect(failures).toHaveLength(1);
  expect(press.hold).toBeNull();
  expect(store.state.holding).toBeNull();
});

test('a short press that finds no hand counts nothing aloud', async () => {
  const { tap, failures, said, slow, taking, store } = pressed();
  slow.error = noHand;
  tap('1');
  await pass(100);
  expect(failures).toEqual([noHand]);
  expect(said).toEqual([]);
  await taking.undo();
  expect(store.state.said?.key).not.toBe('saidUndone');
});

test('the next key, pressed before the first is let go of, takes a sample of each', async () => {
  const { down, up, taken } = pressed();
  down('1');
  await pass(50);
  down('2');
  await pass(50);
  up('1');
  await pass(50);
  up('2');
  await pass(500);
  expect(taken()).toBe('12');
});

test('a key, or Space let go of, does not end what a pointer holds', async () => {
  const { press, down, up, taken } = pressed();
  press.down('3');
  await pass(50);
  for (const name of ['1', ' ']) {
    down(name);
    await pass(50);
    up(name);
  }
  await pass(800);
  expect(press.hold?.label).toBe('3');
  press.up();
  await pass(100);
  expect(taken()).toMatch(/^333+$/);
});

test('a finger may scroll until its press is long, and again after it', async () => {
  const { press } = pressed();
  press.down('1');
  await pass(200);
  expect(press.long).toBe(false);
  await pass(200);
  expect(press.long).toBe(true);
  press.up();
  expect(press.long).toBe(false);
});
