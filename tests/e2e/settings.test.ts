// A pad whose attributes and properties change, and what they forbid.
import type { DigitGesturePad } from '../../src/element/index.js';
import type { GestureError } from '../../src/errors.js';
import { expect, test } from './support/test.js';

test('the same labels in a new list change nothing; others keep their samples, and no report of those before', async ({
  pad,
}) => {
  await pad.open();
  await pad.start();
  for (const digit of ['1', '3', '5']) await pad.teach(digit, 2);
  await pad.predict();
  await pad.sees('3');
  await pad.is((element) => (element.labels = [...element.labels]));
  await pad.is((element) => element.updateComplete.then(() => undefined));
  expect(await pad.is((element) => element.state)).toBe('predicting');
  await expect(pad.part('report')).toHaveCount(1);
  // Looked at anew, because a page changed its samples say.
  await pad.is((element) => {
    const { classifier } = element;
    element.classifier = classifier;
  });
  expect(await pad.is((element) => element.state)).toBe('predicting');

  await pad.is((element) => (element.labels = ['3', '1', 'x']));
  await pad.counts('3', 2);
  await pad.counts('1', 2);
  await pad.counts('x', 0);
  await expect(pad.part('report')).not.toContainText('{');

  // A change that cuts another short loses none of them either.
  await pad.is(async (element) => {
    element.labels = ['1', '3', 'x', 'y'];
    await new Promise((resolve) => setTimeout(resolve, 20));
    element.labels = ['1', '3', 'x', 'y', 'z'];
  });
  await pad.counts('z', 0);
  await pad.counts('1', 2);
  await pad.counts('3', 2);
  await expect.poll(() => pad.is((element) => element.classifier?.samples.length)).toBe(4);
});

test('a setting that can not be had, and is put right, costs no sample', async ({ pad }) => {
  await pad.open({ labels: '1 3' });
  await pad.start();
  await pad.teach('1', 1);
  const untrained = await pad.is(async (element) => {
    const blob = await element.save();
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  for (const [wrong, right] of [
    [{ head: 'mpl' }, { head: 'least-squares' }],
    [{ starter: 'data:,no-file' }, { starter: 'off' }],
  ]) {
    await pad.pad.evaluate((element, wrong) => Object.assign(element, wrong), wrong);
    await pad.reaches('error');
    await pad.pad.evaluate((element, right) => Object.assign(element, right), right);
    await pad.counts('1', 1);
    await pad.start();
  }

  // Nor does a file stop it that holds less than what it predicts with.
  await pad.teach('3', 1);
  await pad.predict();
  await pad.pad.evaluate(
    (element, bytes) => (element as unknown as DigitGesturePad).load(new Blob([new Uint8Array(bytes)])),
    untrained,
  );
  await pad.counts('3', 0);
  await pad.reaches('ready');
  expect(await pad.is((element) => element.error)).toBeNull();
});

test('a pad that starts by itself starts once its settings are right', async ({ pad }) => {
  await pad.open({ labels: '1', autostart: '' });
  await pad.reaches('error');
  await pad.is((element) => (element.labels = ['1', '3']));
  await pad.reaches('ready');
});

test('what is set while it is on no page counts when it is back, and makes no classifier before', async ({
  pad,
}) => {
  await pad.open({ labels: '1 3' });
  await pad.start();
  await pad.teach('1', 1);
  const away = await pad.is(async (element) => {
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 500));
    element.labels = ['1', 'x'];
    await new Promise((resolve) => setTimeout(resolve, 500));
    const { classifier } = element;
    document.body.append(element);
    return classifier;
  });
  expect(away).toBeNull();
  await pad.counts('1', 1);
  await expect.poll(() => pad.is((element) => element.classifier?.labels)).toEqual(['1', 'x']);
});

test('properties may be set as attributes are written, as frameworks do', async ({ pad }) => {
  await pad.open();
  const set = (properties: object) =>
    pad.pad.evaluate(async (element, properties) => {
      const pad = Object.assign(element as unknown as DigitGesturePad, properties);
      await pad.updateComplete;
      const { labels, cards, overlay, worker, autoTrain, sensitivity, hold } = pad;
      return { labels, cards, overlay, worker, autoTrain, sensitivity, hold };
    }, properties);
  const off = { cards: 'off', overlay: 'off', worker: 'off', autoTrain: 'off' };
  expect(await set({ ...off, labels: 'rock paper scissors', sensitivity: '0.7', hold: '900' })).toEqual({
    labels: ['rock', 'paper', 'scissors'],
    cards: false,
    overlay: false,
    worker: false,
    autoTrain: false,
    sensitivity: 0.7,
    hold: 900,
  });
  const none = { cards: null, overlay: null, worker: null, autoTrain: null, sensitivity: 2, hold: -1 };
  expect(await set({ ...none, labels: null })).toMatchObject({
    cards: true,
    overlay: true,
    worker: true,
    autoTrain: null,
    sensitivity: null,
    hold: 600,
  });
  await pad.start();
});

test('labels that change while the pad gets ready: it is ready with a picture', async ({ pad }) => {
  await pad.open();
  await pad.part('start').click();
  await pad.is((element) => (element.labels = ['1', 'x']));
  await pad.reaches('ready');
  await pad.teach('1', 1);
});

test('other labels or names to keep things under, before anybody has started it, download no model', async ({
  pad,
}) => {
  await pad.open({ autosave: 'ann' });
  await pad.is((element) => (element.labels = ['1', 'x']));
  await pad.is((element) => (element.autosave = 'ben'));
  await pad.page.waitForTimeout(1000);
  expect(await pad.is((element) => [element.state, element.classifier])).toEqual(['idle', null]);
  expect(await pad.told('statechange')).toEqual([]);
});

test('a pad that is given a classifier with samples before it comes to a page shows them', async ({
  pad,
  page,
}) => {
  await pad.open();
  await pad.start();
  await pad.teach('1', 1);
  await pad.is(async (element) => {
    const { classifier } = element;
    const other = document.createElement('digit-gesture-pad');
    other.classifier = classifier;
    await new Promise((resolve) => setTimeout(resolve, 200));
    element.before(other);
  });
  await expect(page.locator('digit-gesture-pad').first().locator('[part~=samples]')).toBeVisible();
});

test('a value that new labels do not have is not sent with a form', async ({ pad }) => {
  await pad.open({ name: 'digit' });
  const sent = () =>
    pad.is((element) => {
      const form = document.createElement('form');
      element.before(form);
      form.append(element);
      const { value } = element;
      const data = [...new FormData(form).values()];
      form.replaceWith(element);
      return { value, data };
    });
  await pad.is((element) => element.formStateRestoreCallback('4'));
  expect(await sent()).toEqual({ value: '4', data: ['4'] });
  await pad.is((element) => (element.labels = ['x', 'y']));
  expect(await sent()).toEqual({ value: '', data: [] });
  // Nor one that a browser remembers of a page that had others.
  await pad.is((element) => element.formStateRestoreCallback('4'));
  expect(await sent()).toEqual({ value: '', data: [] });
});

test('labels that make no sense are said to, and cost no sample; with good ones it works again', async ({
  pad,
}) => {
  await pad.open({ labels: '1 3' });
  await pad.start();
  await pad.teach('1', 1);
  await pad.teach('3', 1);
  for (const labels of [['1'], ['1', '1'], Array.from({ length: 51 }, (_, i) => String(i))]) {
    await pad.pad.evaluate(
      (element, labels) => ((element as unknown as DigitGesturePad).labels = labels),
      labels,
    );
    await expect(pad.part('error')).toContainText('This pad needs 2 to 50 different labels.');
    await pad.part('retry').click();
    await expect(pad.part('error')).toContainText('This pad needs 2 to 50 different labels.');
    await pad.is((element) => (element.labels = ['1', '3', 'x']));
    await pad.reaches('idle');
    expect(await pad.count('3')).toBe(1);
  }
  await pad.startKnowing();
  await pad.sees('3');
});

test('untouched, it is idle to style sheets as well', async ({ pad, page }) => {
  await pad.open();
  const idle = await page.evaluate(async () => {
    const untouched = document.createElement('digit-gesture-pad');
    document.body.append(untouched);
    await untouched.updateComplete;
    return untouched.matches(':state(idle)');
  });
  expect(idle).toBe(true);
});

test('a hold time that is none is the usual one', async ({ pad }) => {
  for (const [hold, is] of [
    ['abc', 600],
    ['-1', 600],
    ['0', 0],
  ] as const) {
    await pad.open({ hold: String(hold) });
    expect(await pad.is((element) => element.hold)).toBe(is);
  }
});

test('disabled, it does not start by itself; enabled, it does', async ({ pad }) => {
  await pad.open({ autostart: '', disabled: '' });
  // Nor does a page that asks for it turn on the camera of a pad that nobody could turn off.
  const refused = await pad.is((element) =>
    Promise.all(
      (['start', 'startSample', 'startPredicting'] as const).map((method) =>
        element[method]().catch((error: Error) => `${element.state} ${(error as GestureError).code}`),
      ),
    ),
  );
  expect(refused).toEqual(Array(3).fill('idle camera-unavailable'));
  await pad.page.waitForTimeout(1000);
  expect(await pad.is((element) => element.stream)).toBeNull();
  await pad.is((element) => (element.disabled = false));
  await pad.reaches('ready');
});

test('what its controls do not offer, keys and dropped files do not do either', async ({ pad, page }) => {
  await pad.open({ controls: 'camera predict' });
  await pad.start();
  await pad.part('stop').focus();
  await page.keyboard.press('4');
  const refused = await pad.pad.evaluate((element) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([], 'x.gesture'));
    return element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  expect(refused, 'left to the page').toBe(true);
  await page.waitForTimeout(500);
  expect(await pad.told('sample')).toEqual([]);
  expect(await pad.told('error')).toEqual([]);
});

test('a key that is let go outside the pad takes no more samples', async ({ pad, page }) => {
  await pad.open();
  await pad.start();
  await pad.show('2');
  await pad.is((element) => {
    const field = document.createElement('input');
    element.after(field);
  });
  await pad.part('stop').focus();
  await page.keyboard.down('2');
  await expect.poll(() => pad.count('2')).toBeGreaterThan(1);
  await page.locator('input').last().focus();
  await page.keyboard.up('2');
  await expect(pad.part('holding')).toHaveCount(0);
});
