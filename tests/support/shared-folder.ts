import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The folder with photographs and models that are not the project's to ship (Node tests; browser tests fetch
 * the same files from `/shared/`). `null` where it is absent: tests that need it then skip.
 */
export const sharedFolder: string | null = (() => {
  const path = fileURLToPath(new URL('../../../shared/', import.meta.url));
  return existsSync(path) ? path : null;
})();

/** Why a test was skipped, for its title or `context.skip`. */
export const noSharedFolder = '../shared (photographs and models) is not here';
