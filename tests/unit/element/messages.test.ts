import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { loadLanguage } from '../../../src/element/text/language.js';
import { en } from '../../../src/element/text/en.js';
import { createWriter, type Messages, type Plural } from '../../../src/element/text/messages.js';

const forms = (message: string | Plural): string[] =>
  typeof message === 'string' ? [message] : Object.values(message);
const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe.each(['en', 'de', 'es', 'tr', 'zh'])('%s', (tag) => {
  test('has every text, none empty, with the same blanks as English', async () => {
    const { messages } = await loadLanguage(tag);
    expect(Object.keys(messages)).toEqual(Object.keys(en));
    for (const key of Object.keys(en) as (keyof Messages)[]) {
      const allowed = new Set(forms(en[key]).flatMap(blanks));
      for (const form of forms(messages[key])) {
        expect(form.trim(), key).not.toBe('');
        for (const name of blanks(form)) expect(allowed, `${key}: ${form}`).toContain(name);
      }
      // `other` is what most numbers get: nothing may be missing there.
      const full = (message: string | Plural) => (typeof message === 'string' ? message : message.other);
      expect(blanks(full(messages[key])), key).toEqual(blanks(full(en[key])));
    }
  });

  test('has the plural forms its language needs for whole numbers', async () => {
    const { messages } = await loadLanguage(tag);
    const rules = new Intl.PluralRules(tag);
    const needed = new Set([0, 1, 2, 3, 5, 11, 21, 100].map((n) => rules.select(n)));
    for (const [key, message] of Object.entries(messages)) {
      if (typeof message === 'string') continue;
      // Turkish says "1 örnek" and "5 örnek": one form serves both.
      if (tag === 'tr') continue;
      for (const form of needed) expect(message, key).toHaveProperty(form);
    }
  });

  test('is its own and not English', async () => {
    const { messages } = await loadLanguage(tag);
    const same = (Object.keys(en) as (keyof Messages)[]).filter((key) => messages[key] === en[key]);
    if (tag !== 'en') expect(same.filter((key) => key !== 'saidHeld')).toEqual([]);
  });
});

test('the reference gives every text in English', async () => {
  const source = await readFile(new URL('../../../src/element/text/messages.ts', import.meta.url), 'utf8');
  const documented = [...source.matchAll(/[“`]([^“”`]+)[”`]\n? +\*\/\n {2}readonly (\w+):/g)];
  const texts = Object.fromEntries(documented.map(([, text, key]) => [key, text]));
  const english = Object.entries(en).map(([key, message]) => [key, forms(message as string | Plural).at(-1)]);
  expect(texts).toEqual(Object.fromEntries(english));
});

test('a region keeps its numbers, an unknown language gets English', async () => {
  expect(await loadLanguage('de-CH')).toMatchObject({ tag: 'de-CH' });
  expect(await loadLanguage('zh_Hans')).toMatchObject({ tag: 'zh-Hans' });
  for (const tag of ['', 'fr', 'no-such-language-x', '!!']) {
    expect((await loadLanguage(tag)).messages, tag).toBe(en);
  }
});

test('a writer fills in, counts, and puts overrides first', () => {
  const write = createWriter('en', en, { train: 'Go!', older: '{n}×' });
  expect(write('labelButton', { label: '<b>', n: 1 })).toBe('<b>, 1 sample');
  expect(write('labelButton', { label: '{n}', n: 2 })).toBe('{n}, 2 samples');
  expect(write('train')).toBe('Go!');
  expect(write('older', { n: 1 })).toBe('1×');
  expect(write.percent(0.974)).toBe('97%');
  expect(write.number(0.12345, 3)).toBe('0.123');
});
