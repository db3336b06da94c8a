import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { checkSite } from '../../tools/site/check-site.mjs';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'site-'));
  await mkdir(join(folder, 'media'));
  await writeFile(join(folder, 'media/a b.webp'), '');
});
afterAll(() => rm(folder, { recursive: true }));

const write = (name: string, html: string) => writeFile(join(folder, name), html);

test('links, anchors, pictures and one first heading a page that are there pass', async () => {
  await write('a.html', '<h1 id="top">A</h1><a href="b.html#part">b</a><a href="#top">a</a>');
  await write(
    'b.html',
    '<h1>B</h1><p id="part"><img src="media/a%20b.webp"><a href="https://example.org/">c</a></p>',
  );
  expect(await checkSite(folder)).toEqual({ passed: 5, failed: 0, skipped: 0 });
});

test('those that are not fail, and are named', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  await write('b.html', '<a href="a.html#bottom">a</a><a href="c.html">c</a><img src="media/c.webp">');
  const { failed } = await checkSite(folder);
  const said = log.mock.calls.flat().join('\n');
  log.mockRestore();
  // The link from a.html to the part that b.html has no more is one of them.
  expect(failed).toBe(5);
  for (const target of ['b.html#part', 'a.html#bottom', 'c.html', 'media/c.webp', 'b.html: 0 first headings'])
    expect(said).toContain(target);
});
