import { expect, test } from 'vitest';

test('importing the element under Node registers nothing and needs no page', async () => {
  const module = await import('../../../src/element/index.js');
  expect(typeof module.DigitGesturePad).toBe('function');
  expect(module.DigitGesturePad.formAssociated).toBe(true);
  expect(globalThis.customElements?.get('digit-gesture-pad')).toBeUndefined();
  expect('document' in globalThis).toBe(false);
});

test('a pad can be constructed there, as servers that render do', async () => {
  const { DigitGesturePad } = await import('../../../src/element/index.js');
  customElements.define('server-pad', class extends DigitGesturePad {});
  const pad = new (customElements.get('server-pad') as typeof DigitGesturePad)();
  expect(pad.state).toBe('idle');
  expect(pad.labels).toHaveLength(10);
  expect(pad.value).toBe('');
});

test('importing what registers it does no harm there', async () => {
  await import('../../../src/element/define.js');
  expect('document' in globalThis).toBe(false);
});
