// A pad as it comes: it knows the ten digits before anything is taught, and a person's samples make it theirs.
import { expect, test } from './support/test.js';

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

test('one press, and it recognises the digits of people it never saw', async ({ pad }) => {
  await pad.open({ starter: '' });
  // It says so before anybody starts it, and where to start.
  await expect(pad.pad.locator('.learn > .head')).toContainText('Make it yours');
  await expect(pad.part('training')).toContainText('Take a sample of a sign');
  await expect(pad.pad.locator('.primary')).toHaveText(['Start camera']);
  await pad.startKnowing();
  for (const digit of DIGITS) await pad.sees(digit);
  expect(await pad.is((element) => element.classifier!.samples.length)).toBe(0);
});

test('where predicting is all that is offered, its button starts the pad', async ({ pad }) => {
  await pad.open({ starter: '', controls: 'predict' });
  await pad.predict();
  await pad.sees('4');
});

test('one sample of one digit is learnt, and undone; autostart needs no press', async ({ pad }) => {
  await pad.open({ starter: '', autostart: '' });
  await pad.reaches('predicting');
  await pad.teach('7', 1);
  await expect.poll(async () => (await pad.told('trained')).length).toBeGreaterThan(0);
  for (const digit of ['7', '3']) await pad.sees(digit);
  await pad.part('undo').click();
  await pad.counts('7', 0);
  await pad.sees('7');
});

test('other labels start empty by themselves', async ({ pad }) => {
  await pad.open({ starter: '', labels: 'rock paper scissors' });
  await pad.start();
  await expect(pad.part('predict')).toBeDisabled();
});

test('how readily a hand is taken for a sign is an attribute away', async ({ pad }) => {
  await pad.open({ starter: '', sensitivity: '0.2' });
  await pad.startKnowing();
  const sensitivity = () => pad.is((element) => element.classifier!.sensitivity);
  expect(await sensitivity()).toBe(0.2);
  for (const value of ['0.8', 'very', '1.5']) {
    await pad.is((element) => (element.sensitivity = null));
    await pad.pad.evaluate((element, value) => element.setAttribute('sensitivity', value), value);
    await pad.is((element) => (element as unknown as { updateComplete: Promise<boolean> }).updateComplete);
    expect(await sensitivity()).toBe(0.8);
  }
});
