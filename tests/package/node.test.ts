import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { node } from './support/consumer.js';
import { rawPicture } from './support/raw-picture.js';

const { folder } = inject('consumer');

test('Node imports it without a DOM, and nothing registers itself', async () => {
  expect(await node(folder, 'import.mjs')).toContain('imported');
});

test('Node recognises a picture of raw pixels', async () => {
  const { data, width } = await rawPicture(folder);
  await writeFile(join(folder, 'picture.rgba'), data);
  expect(JSON.parse(await node(folder, 'recognise.mjs', 'picture.rgba', String(width)))).toEqual({
    label: '3',
    backend: 'wasm',
    inWorker: false,
  });
});
