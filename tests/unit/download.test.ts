import { afterEach, describe, expect, it, vi } from 'vitest';
import { download } from '../../src/backbone/download.js';

const here = new URL(import.meta.url);

afterEach(() => vi.unstubAllGlobals());

/** Another `process`, as older Nodes and pages have it. */
function withProcess(changes: object | undefined): void {
  vi.stubGlobal('process', changes && Object.create(process, Object.getOwnPropertyDescriptors(changes)));
}

describe('file: URLs', () => {
  it('are read', async () => {
    const { bytes, contentType } = await download(here);
    expect(new TextDecoder().decode(bytes)).toContain("describe('file: URLs'");
    expect(contentType).toBe('');
  });

  it('are read by a Node without process.getBuiltinModule, as those before 20.16 are', async () => {
    withProcess({ getBuiltinModule: undefined });
    const { bytes } = await download(here);
    expect(new TextDecoder().decode(bytes)).toContain("describe('file: URLs'");
  });

  it.each([undefined, { release: undefined, getBuiltinModule: undefined }])(
    'are refused elsewhere, where `process` is %o',
    async (changes) => {
      withProcess(changes);
      await expect(download(here)).rejects.toMatchObject({
        code: 'model-unavailable',
        message: expect.stringContaining('can only be read under Node') as string,
      });
    },
  );
});
