import { describe, expect, test } from 'vitest';
import {
  canCapture,
  canPredict,
  canTrain,
  confusionsOf,
  countsOf,
  isEarly,
  phaseOf,
  samplesOf,
  suspectsOf,
} from '../../../src/element/state/derive.js';
import type { PadEvent } from '../../../src/element/state/pad-event.js';
import { initialState, type PadState } from '../../../src/element/state/pad-state.js';
import { reduce } from '../../../src/element/state/reduce.js';
import { Store } from '../../../src/element/state/store.js';

const labels = ['a', 'b', 'c'];
const sample = (id: string, label: string) => ({ id, label, addedAt: 0 });
const after = (...events: PadEvent[]): PadState => events.reduce(reduce, initialState(labels));

const live: PadEvent = { type: 'camera-live', mirrored: true, cameraId: 'x', facing: false };
const loaded: PadEvent = { type: 'classifier-loaded', labels, samples: [], trained: false, starter: false };
const two: PadEvent = {
  type: 'samples',
  samples: [sample('1', 'a'), sample('2', 'b')],
  trained: true,
  starter: false,
};
const prediction = {
  label: 'b',
  confidence: 0.9,
  scores: [
    { label: 'a', score: 0.1 },
    { label: 'b', score: 0.9 },
    { label: 'c', score: 0 },
  ],
  timestamp: 0,
};
const report = {
  samples: 12,
  durationMs: 1,
  accuracy: 0.75,
  confusion: [
    [3, 1, 0],
    [0, 4, 0],
    [0, 2, 2],
  ],
  suspects: [sample('2', 'b'), sample('gone', 'a')],
};

describe('what is said', () => {
  const wrong = { key: 'fileWrong', values: { reason: 'torn' } } as const;
  test('is the latest news, also while a notice stays to be read', () => {
    const noted = after(live, loaded, { type: 'notice', notice: wrong });
    expect([noted.notice, noted.said]).toEqual([wrong, wrong]);
    const held = reduce(noted, { type: 'value', value: 'b' });
    expect([held.notice, held.said]).toEqual([wrong, { key: 'saidHeld', values: { label: 'b' } }]);
    expect(reduce(held, { type: 'said', said: { key: 'saidUndone' } }).notice).toBeNull();
  });

  test.each([
    ['camera', 'saidReady', 'saidStopped'],
    ['video', 'saidPlaying', 'saidEnded'],
  ] as const)('of a %s: that it gets ready, is ready, is off', (source, ready, off) => {
    const opening: PadEvent = { type: 'camera-opening', source };
    const waiting = after({ type: 'classifier-loading' }, opening, live);
    expect(waiting.said?.key).toBe('loadingModel');
    const done = reduce(waiting, loaded);
    expect(done.said?.key).toBe(ready);
    expect(after(loaded, opening, live).said?.key).toBe(ready);
    expect(reduce(done, { type: 'camera-off', next: 'camera' }).said?.key).toBe(off);
    // What was said meanwhile stays said.
    expect(reduce(reduce(waiting, { type: 'value', value: 'a' }), loaded).said?.key).toBe('saidHeld');
  });

  test('that the camera is off only where it was on', () => {
    expect(
      after({ type: 'camera-opening', source: 'camera' }, { type: 'camera-off', next: 'camera' }).said,
    ).toBeNull();
  });
});

test('a training that nothing could be judged by says so, and no number', () => {
  const ended = (accuracy: number) =>
    after(
      loaded,
      two,
      { type: 'train', quiet: false },
      {
        type: 'train-end',
        report: { ...report, accuracy },
        samples: two.samples,
        trained: true,
        starter: false,
      },
    ).said;
  expect(ended(0.75)).toEqual({ key: 'saidTrained', values: { accuracy: 0.75 } });
  expect(ended(NaN)).toEqual({ key: 'reportEarly' });
});

describe('the report', () => {
  const reported = after(loaded, two, {
    type: 'train-end',
    report,
    samples: two.samples,
    trained: true,
    starter: false,
  });
  test.each<[string, PadEvent]>([
    ['its classifier', { type: 'classifier-gone' }],
    ['its labels', { ...loaded, labels: ['a', 'b', 'd'] }],
    ['all samples', { ...two, samples: [] }],
  ])('goes with %s', (_, event) => {
    expect(reported.report).toBe(report);
    expect(reduce(reported, event).report).toBeNull();
  });
  test('stays where the same classifier is looked at anew', () => {
    expect(reduce(reported, loaded).report).toBe(report);
  });
});

describe('the phase', () => {
  test('goes from idle through loading to ready, whichever of camera and classifier comes first', () => {
    expect(phaseOf(after())).toBe('idle');
    expect(phaseOf(after({ type: 'camera-opening', source: 'camera' }))).toBe('loading');
    expect(phaseOf(after(live, { type: 'classifier-loading' }))).toBe('loading');
    expect(phaseOf(after(loaded))).toBe('idle');
    expect(phaseOf(after(live, loaded))).toBe('ready');
    expect(phaseOf(after(loaded, live))).toBe('ready');
  });

  test('tells training that was asked for, and keeps quiet about automatic training', () => {
    expect(phaseOf(after(live, loaded, two, { type: 'train', quiet: false }))).toBe('training');
    expect(phaseOf(after(live, loaded, two, { type: 'train', quiet: true }))).toBe('ready');
  });

  test('goes back to predicting after a training in between', () => {
    const during = after(live, loaded, two, { type: 'predict' }, { type: 'train', quiet: false });
    expect(phaseOf(during)).toBe('training');
    const end: PadEvent = {
      type: 'train-end',
      report,
      samples: during.samples,
      trained: true,
      starter: false,
    };
    expect(phaseOf(reduce(during, end))).toBe('predicting');
  });

  test('is error until a retry, whatever else goes on', () => {
    const failed = after(live, loaded, two, { type: 'predict' }, { type: 'error', error: new Error('x') });
    expect(phaseOf(failed)).toBe('error');
    expect(failed.predicting).toBe(false);
    expect(phaseOf(reduce(failed, { type: 'camera-opening', source: 'camera' }))).toBe('loading');
  });
});

describe('samples', () => {
  test('are counted for each label, those without included, in label order', () => {
    expect([...countsOf(after(two))]).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 0],
    ]);
  });

  test('are listed newest first', () => {
    const state = after({ ...two, samples: [sample('1', 'a'), sample('2', 'b'), sample('3', 'a')] });
    expect(samplesOf(state, 'a').map(({ id }) => id)).toEqual(['3', '1']);
  });

  test('are counted aloud when the button is let go, not one by one', () => {
    const held = after(loaded, live, { type: 'hold', label: 'a' }, two);
    expect(held.said).toEqual({ key: 'saidReady' });
    expect(held.shown).toBe('a');
    const ended = after(loaded, live, { type: 'hold', label: 'b' }, two, { type: 'taken', label: 'a' });
    expect(ended.holding).toBe('b');
    expect(ended.said).toEqual({
      key: 'saidTaken',
      values: { label: 'a', n: 1 },
    });
  });
});

describe('what can be done', () => {
  test('samples need the camera, the classifier and an enabled pad', () => {
    expect(canCapture(after(live))).toBe(false);
    expect(canCapture(after(live, loaded))).toBe(true);
    expect(canCapture(after(live, loaded, { type: 'disabled', disabled: true }))).toBe(false);
  });

  test('training needs samples of two labels', () => {
    expect(canTrain(after(loaded, { ...two, samples: [sample('1', 'a'), sample('2', 'a')] }))).toBe(false);
    expect(canTrain(after(loaded, two))).toBe(true);
  });

  test('predicting needs to know signs, now or once there is a classifier; the camera can be opened then', () => {
    expect(canPredict(after(loaded), false)).toBe(false);
    expect(canPredict(after(loaded, two), true)).toBe(true);
    expect(canPredict(after(), true)).toBe(true);
    expect(canPredict(after({ type: 'classifier-loading' }), true)).toBe(false);
    expect(canPredict(after({ type: 'disabled', disabled: true }), true)).toBe(false);
  });
});

describe('a prediction', () => {
  test('that comes after the end is dropped', () => {
    const state = after(live, loaded, two, { type: 'predict' }, { type: 'predict-end' });
    expect(reduce(state, { type: 'prediction', prediction }).prediction).toBeNull();
  });

  test('ends with the camera', () => {
    const state = after(live, loaded, two, { type: 'predict' }, { type: 'prediction', prediction });
    expect(state.prediction).toBe(prediction);
    expect(reduce(state, { type: 'camera-off', next: 'camera' })).toMatchObject({
      predicting: false,
      prediction: null,
    });
  });
});

describe('the report', () => {
  const state = after(loaded, two, {
    type: 'train-end',
    report,
    samples: [sample('2', 'b')],
    trained: true,
    starter: false,
  });

  test('names the labels that are taken for others, worst first', () => {
    expect(confusionsOf(state)).toEqual([
      { truth: 'c', taken: 'b', count: 2 },
      { truth: 'a', taken: 'b', count: 1 },
    ]);
  });

  test('lists suspects as long as they are there', () => {
    expect(suspectsOf(state).map(({ id }) => id)).toEqual(['2']);
  });

  test('says little where a label has fewer than three samples', () => {
    expect(isEarly(state)).toBe(false);
    const few = { ...report, confusion: [[2, 0, 0], [0, 3, 0], [0, 0, 0]] }; // prettier-ignore
    expect(isEarly({ ...state, report: few })).toBe(true);
    expect(isEarly({ ...state, report: { ...report, accuracy: NaN } })).toBe(true);
  });

  test('is dropped with the labels it spoke of', () => {
    expect(reduce(state, { type: 'labels', labels: ['x', 'y'] })).toMatchObject({ report: null, shown: 'x' });
  });
});

test('new labels drop a value that they do not have', () => {
  const held = after({ type: 'value', value: 'b' });
  expect(reduce(held, { type: 'labels', labels: ['b', 'z'] }).value).toBe('b');
  expect(reduce(held, { type: 'labels', labels: ['y', 'z'] }).value).toBe('');
});

test('losses are collected over the epochs of a training', () => {
  const epoch = (n: number) =>
    ({ type: 'epoch', epoch: { epoch: n, epochs: 3, loss: 1 / (n + 1), accuracy: 0.5 } }) as const;
  const state = after({ type: 'train', quiet: false }, epoch(0), epoch(1));
  expect(state.training?.losses).toEqual([1, 0.5]);
  expect(after(epoch(0)).training).toBeNull();
});

test('the store tells of changes only', () => {
  const seen: string[] = [];
  const store = new Store(initialState(labels), (state, before) =>
    seen.push(`${phaseOf(before)}→${phaseOf(state)}`),
  );
  store.send({ type: 'camera-off', next: 'camera' });
  store.send({ type: 'camera-opening', source: 'video' });
  expect(seen).toEqual(['idle→loading']);
});
