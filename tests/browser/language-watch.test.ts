import { afterEach, expect, test } from 'vitest';
import { LanguageWatch } from '../../src/element/glue/language-watch.js';

const ended = new AbortController();
afterEach(() => {
  ended.abort();
  document.body.replaceChildren();
});

test('the language around a pad is followed through every shadow tree it is in', async () => {
  const outer = document.createElement('section');
  outer.lang = 'de';
  document.body.append(outer);
  const middle = outer.attachShadow({ mode: 'open' }).appendChild(document.createElement('section'));
  const inner = middle.attachShadow({ mode: 'closed' }).appendChild(document.createElement('section'));
  const pad = inner.appendChild(document.createElement('div'));
  const watch = new LanguageWatch(pad, () => undefined);
  watch.watch(ended.signal);
  const speaks = (tag: string) => expect.poll(() => watch.language.tag).toBe(tag);
  await speaks('de');
  outer.lang = 'tr';
  await speaks('tr');
  middle.lang = 'es';
  await speaks('es');
  inner.lang = 'zh';
  await speaks('zh');
  pad.lang = 'en-GB';
  await speaks('en-GB');
  ended.abort();
  pad.lang = 'de';
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(watch.language.tag).toBe('en-GB');
});
