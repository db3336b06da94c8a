// A pad that knows signs before any is taught, and one that plays the sample clip in place of a camera.
import { describe, expect, test } from 'vitest';
import { comesTrained } from '../../../src/element/glue/plugins.js';
import { canTrain, offersSample } from '../../../src/element/state/derive.js';
import type { PadEvent } from '../../../src/element/state/pad-event.js';
import { initialState, type PadState } from '../../../src/element/state/pad-state.js';
import { reduce } from '../../../src/element/state/reduce.js';
import { CameraError, type CameraProblem } from '../../../src/frame/camera-error.js';

const labels = ['0', '1', '2'];
const after = (...events: PadEvent[]): PadState => events.reduce(reduce, initialState(labels));
const loaded = (starter: boolean): PadEvent => ({
  type: 'classifier-loaded',
  labels,
  samples: [],
  trained: starter,
  starter,
});
const opening = (source: PadState['source']): PadEvent => ({ type: 'camera-opening', source });
const live: PadEvent = { type: 'camera-live', mirrored: true, cameraId: '', facing: false };
const off: PadEvent = { type: 'camera-off', next: 'camera' };

describe('a starter', () => {
  test('learns from samples of a single sign', () => {
    const one = { samples: [{ id: 'a', label: '1', addedAt: 0 }], trained: true };
    expect(canTrain(after(loaded(true)))).toBe(false);
    expect(canTrain(after(loaded(true), { type: 'samples', ...one, starter: true }))).toBe(true);
    expect(canTrain(after(loaded(false), { type: 'samples', ...one, starter: false }))).toBe(false);
  });

  test('goes with its classifier', () => {
    expect(after(loaded(true), { type: 'classifier-gone' }).starter).toBe(false);
  });

  test('is expected for digits, the hand backbone and least squares', () => {
    const settings = {
      labels,
      backbone: 'hand',
      head: 'least-squares',
      backends: '',
      modelUrl: '',
      starter: '',
      sensitivity: null,
    };
    expect(comesTrained(settings)).toBe(true);
    expect(comesTrained({ ...settings, labels: ['rock', '1'] })).toBe(false);
    expect(comesTrained({ ...settings, backbone: 'mobilenet' })).toBe(true);
    expect(comesTrained({ ...settings, backbone: 'mobilenet', modelUrl: 'model.json' })).toBe(false);
    expect(comesTrained({ ...settings, head: 'mlp' })).toBe(false);
    expect(comesTrained({ ...settings, starter: 'off' })).toBe(false);
    expect(comesTrained({ ...settings, labels: ['rock', '1'], starter: 'ours.gesture' })).toBe(true);
  });
});

describe('the sample clip', () => {
  test('is offered before the camera is on, also while the browser asks for it', () => {
    expect(offersSample(after())).toBe(true);
    expect(offersSample(after(opening('camera')))).toBe(true);
    expect(offersSample(after(opening('camera'), live))).toBe(false);
    expect(offersSample(after(opening('sample')))).toBe(false);
  });

  test('is not offered in place of a video, nor where no label is a digit', () => {
    expect(offersSample(after({ type: 'source', source: 'video' }))).toBe(false);
    expect(offersSample(after({ type: 'labels', labels: ['rock', 'paper'] }))).toBe(false);
  });

  test.each<[CameraProblem, boolean]>([
    ['none', true],
    ['denied', true],
    ['busy', true],
    ['insecure', true],
    ['policy', true],
    ['unsupported', true],
    ['unplugged', false],
    ['video', false],
  ])('with the camera problem %s: %s', (problem, offered) => {
    expect(offersSample(after({ type: 'error', error: new CameraError(problem) }))).toBe(offered);
  });

  test('says that a video plays, not that a camera is on, and gives its place back', () => {
    const playing = after(loaded(true), opening('sample'), live);
    expect(playing.said).toEqual({ key: 'saidPlaying' });
    expect(reduce(playing, off)).toMatchObject({ source: 'camera', said: { key: 'saidEnded' } });
  });

  test('stays the source while it plays, whatever `src` becomes meanwhile', () => {
    const playing = after(opening('sample'), live, { type: 'source', source: 'video' });
    expect(playing.source).toBe('sample');
  });
});

test('a hint is said once, and ends with the prediction', () => {
  const hinted = after(loaded(true), live, { type: 'predict' }, { type: 'hint', hint: 'moveCloser' });
  expect(hinted).toMatchObject({ hint: 'moveCloser', said: { key: 'moveCloser' } });
  expect(reduce(hinted, { type: 'hint', hint: null })).toMatchObject({
    hint: null,
    said: { key: 'moveCloser' },
  });
  expect(reduce(hinted, { type: 'predict-end' }).hint).toBeNull();
});
